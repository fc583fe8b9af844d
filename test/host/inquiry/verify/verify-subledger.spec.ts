import { expect } from "chai";
import { describeOnEachEngine } from "../../store/test-database.js";
import type { TradingBooks } from "../trading-books.js";
import { journalId, transactionId, verifyDamaged, voucherId } from "./damaged-books.js";
import { openTradedBooks } from "../traded-books.js";

const invoice = transactionId("BUY", "VENDINV-0001");
const closed = transactionId("BUY", "VENDINV-0002");
const claim = transactionId("SELL", "CUSTINV-0001");
const vendor = {
  invoice: "vendor V-SELL, invoice INV-1, voucher VENDINV-0001",
  closed: "vendor V-SELL, invoice INV-2, voucher VENDINV-0002",
  payment: "vendor V-SELL, payment, voucher VENDPAY-0001",
};
const customer = "customer C-BUY, invoice INV-1, voucher CUSTINV-0001";

describeOnEachEngine("the verification of subledgers", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await openTradedBooks(await database.newUrl());
  });
  after(() => books.host.close());

  const damaged = (...statements: readonly string[]) => verifyDamaged(books.host.store, statements);

  it("finds open amounts that are not what settlements left", async () => {
    const finding = {
      code: "openDiffers",
      company: "BUY",
      what: "An open amount is not the original less what was settled.",
    };
    expect(
      await damaged(
        `UPDATE party_transaction SET open = -5000 WHERE id = ${invoice}`,
        `UPDATE party_transaction SET open = 1500 WHERE id = ${transactionId("BUY", "VENDPAY-0001")}`,
      ),
    ).to.deep.equal([
      { ...finding, where: vendor.invoice, expected: "-60.00 EUR", actual: "-50.00 EUR" },
      { ...finding, where: vendor.payment, expected: "10.00 EUR", actual: "15.00 EUR" },
    ]);
  });

  it("finds open accounting amounts that are not what settlements left, and so the summary account", async () => {
    const finding = {
      code: "openDiffers",
      company: "BUY",
      what: "An open accounting amount is not the original less what was settled.",
    };
    expect(
      await damaged(
        `UPDATE party_transaction SET open_accounting = -6700 WHERE id = ${invoice}`,
        `UPDATE party_transaction SET open_accounting = 1081 WHERE id = ${transactionId("BUY", "VENDPAY-0001")}`,
      ),
    ).to.deep.equal([
      {
        code: "controlAccountDiffers",
        company: "BUY",
        what: "A summary account differs from what is open in its subledger.",
        where: "account 2000 Intercompany",
        expected: "-56.19 USD",
        actual: "-55.20 USD",
      },
      { ...finding, where: vendor.invoice, expected: "-66.00 USD", actual: "-67.00 USD" },
      { ...finding, where: vendor.payment, expected: "10.80 USD", actual: "10.81 USD" },
    ]);
  });

  it("finds a changed settlement on both of its documents, in both currencies", async () => {
    const found = await damaged(
      `UPDATE settlement SET amount = -3000, payment_amount = 3000, invoice_accounting = -3300, payment_accounting = 3240
       WHERE invoice_id = ${invoice}`,
    );
    expect(found.map(({ code, where, expected, actual }) => [code, where, expected, actual])).to.deep.equal([
      ["openDiffers", vendor.invoice, "-70.00 EUR", "-60.00 EUR"],
      ["openDiffers", vendor.invoice, "-77.00 USD", "-66.00 USD"],
      ["openDiffers", vendor.payment, "20.00 EUR", "10.00 EUR"],
      ["openDiffers", vendor.payment, "21.60 USD", "10.80 USD"],
    ]);
  });

  it("finds closing dates on which nothing was settled", async () => {
    const finding = {
      code: "closedOnDiffers",
      company: "BUY",
      what: "A closing date is not the day of a settlement.",
    };
    expect(
      await damaged(
        `UPDATE party_transaction SET closed_on = '2024-03-06' WHERE id = ${invoice}`,
        `UPDATE party_transaction SET closed_on = '2024-03-07' WHERE id = ${closed}`,
        `UPDATE party_transaction SET closed_on = NULL WHERE id = ${transactionId("BUY", "VENDPAY-0002")}`,
      ),
    ).to.deep.equal([
      { ...finding, where: vendor.invoice, expected: "none, as it is open", actual: "2024-03-06" },
      { ...finding, where: vendor.closed, expected: "a day on which it was settled", actual: "2024-03-07" },
      {
        ...finding,
        where: "vendor V-SELL, payment, voucher VENDPAY-0002",
        expected: "a day on which it was settled",
        actual: "none",
      },
    ]);
  });

  it("finds what was closed without a settlement", async () => {
    const found = await damaged(`DELETE FROM settlement WHERE invoice_id = ${closed}`);
    expect(found.map(({ code, where, expected, actual }) => [code, where, expected, actual])).to.deep.equal([
      ["openDiffers", vendor.closed, "-50.00 EUR", "0.00 EUR"],
      ["openDiffers", vendor.closed, "-55.00 USD", "0.00 USD"],
      ["openDiffers", "vendor V-SELL, payment, voucher VENDPAY-0002", "50.00 EUR", "0.00 EUR"],
      ["openDiffers", "vendor V-SELL, payment, voucher VENDPAY-0002", "54.00 USD", "0.00 USD"],
      ["closedOnDiffers", vendor.closed, "none, as nothing settled it", "2024-03-06"],
      [
        "closedOnDiffers",
        "vendor V-SELL, payment, voucher VENDPAY-0002",
        "none, as nothing settled it",
        "2024-03-06",
      ],
    ]);
  });

  it("finds a counterpart that does not link back, and one that there is not", async () => {
    const finding = { code: "counterpartDiffers" };
    const back = "The linked counterpart does not link back.";
    expect(
      await damaged(`UPDATE party_transaction SET counterpart = NULL WHERE id = ${claim}`),
    ).to.deep.equal([
      {
        ...finding,
        company: "BUY",
        what: back,
        where: vendor.invoice,
        expected: `a link from SELL, ${customer}`,
        actual: "none",
      },
    ]);
    expect(
      await damaged(`UPDATE party_transaction SET counterpart = 999999 WHERE id = ${claim}`),
    ).to.deep.equal([
      {
        ...finding,
        company: "BUY",
        what: back,
        where: vendor.invoice,
        expected: `a link from SELL, ${customer}`,
        actual: "none",
      },
      {
        ...finding,
        company: "SELL",
        what: "The linked counterpart does not exist.",
        where: customer,
        expected: "a counterpart",
        actual: "none",
      },
    ]);
  });

  it("finds a link to another invoice", async () => {
    const other = transactionId("SELL", "CUSTINV-0002");
    const place = "SELL, customer C-BUY, invoice INV-2, voucher CUSTINV-0002";
    const finding = { code: "counterpartDiffers", company: "BUY", where: vendor.invoice };
    const back = "The linked counterpart does not link back.";
    expect(
      await damaged(`UPDATE party_transaction SET counterpart = ${other} WHERE id = ${invoice}`),
    ).to.deep.equal([
      { ...finding, what: back, expected: `a link from ${place}`, actual: "none" },
      {
        ...finding,
        what: "The linked counterpart is another invoice.",
        expected: "invoice INV-1",
        actual: place,
      },
      {
        ...finding,
        what: "The linked counterpart has not the same amount turned round.",
        expected: "100.00 EUR",
        actual: `50.00 EUR in ${place}`,
      },
      {
        code: "counterpartDiffers",
        company: "SELL",
        what: back,
        where: customer,
        expected: `a link from BUY, ${vendor.invoice}`,
        actual: "none",
      },
    ]);
  });

  it("finds linked invoices of different amounts, from both sides", async () => {
    const found = await damaged(
      `UPDATE party_transaction SET amount = 9000, open = 5000 WHERE id = ${claim}`,
    );
    expect(
      found.map(({ code, company, expected, actual }) => [code, company, expected, actual]),
    ).to.deep.equal([
      ["counterpartDiffers", "BUY", "100.00 EUR", `90.00 EUR in SELL, ${customer}`],
      ["counterpartDiffers", "SELL", "-90.00 EUR", `-100.00 EUR in BUY, ${vendor.invoice}`],
    ]);
  });

  it("finds mirrored lines that differ from their source in amount, currency or date", async () => {
    const mirror = journalId("SELL", "J-000001");
    const where = await mirrorPlace();
    const finding = { code: "mirrorLineDiffers", company: "SELL" };
    const amount = "A mirrored line has not its source's amount turned round.";
    expect(
      await damaged(
        `UPDATE journal_line SET amount = -4000 WHERE journal_id = ${mirror} AND line_no = 1`,
        `UPDATE journal_line SET currency = 'USD' WHERE journal_id = ${mirror} AND line_no = 2`,
      ),
    ).to.deep.equal([
      { ...finding, what: amount, where: where(1), expected: "-50.00 EUR", actual: "-40.00 EUR" },
      { ...finding, what: amount, where: where(2), expected: "-50.00 EUR", actual: "-50.00 USD" },
    ]);
    expect(
      await damaged(
        `UPDATE journal_line SET date = '2024-03-07' WHERE journal_id = ${mirror} AND line_no = 1`,
      ),
    ).to.deep.equal([
      {
        ...finding,
        what: "A mirrored line has not its source's date.",
        where: where(1),
        expected: "2024-03-06",
        actual: "2024-03-07",
      },
    ]);
  });

  it("finds ties of mirrors whose ends are not there", async () => {
    const where = await mirrorPlace();
    const finding = { code: "mirrorLineDiffers", company: "SELL" };
    expect(
      await damaged(
        `DELETE FROM journal_line WHERE journal_id = ${journalId("BUY", "PAY-1")} AND line_no = 1`,
        `DELETE FROM journal_line WHERE journal_id = ${journalId("SELL", "J-000001")} AND line_no = 2`,
      ),
    ).to.deep.equal([
      {
        ...finding,
        what: "The source of a mirrored line is not there.",
        where: where(1),
        expected: "line 1 of BUY/PAY-1",
        actual: "none",
      },
      {
        ...finding,
        what: "A mirrored line is not there.",
        where: where(2),
        expected: "line 2 of SELL/J-000001",
        actual: "none",
      },
    ]);
  });

  it("finds a mirror that has lost a line, for either company", async () => {
    const lost = ["DELETE FROM mirror_line WHERE source_line = 2"];
    const mirror = (await mirrorPlace())(1).split(",")[0]!;
    const finding = {
      code: "mirrorIncomplete",
      company: "SELL",
      what: "A mirror has not the lines that it counts.",
      where: `${mirror} of BUY/PAY-1`,
      expected: "2 lines",
      actual: "1 line",
    };
    const { store } = books.host;
    expect(await verifyDamaged(store, lost)).to.deep.equal([finding]);
    expect(await verifyDamaged(store, lost, { company: "BUY" })).to.deep.equal([finding]);
    expect(await verifyDamaged(store, lost, { company: "SELL" })).to.deep.equal([finding]);
  });

  async function mirrorPlace(): Promise<(line: number) => string> {
    const [row] = await books.host.store.read((session) => session.rows("SELECT id FROM mirror"));
    return (line) => `mirror ${String(row?.[0])}, line ${line} of BUY/PAY-1 as line ${line} of SELL/J-000001`;
  }

  describe("and of voucher numbers", () => {
    const series = { company: "BUY", where: "number series VENDPAY" };
    const missing = { code: "voucherNumberMissing", ...series, what: "Voucher numbers are missing." };
    const rename = (from: string, to: string) =>
      `UPDATE voucher SET number = '${to}' WHERE id = ${voucherId("BUY", from)}`;
    const setSeries = (set: string) =>
      `UPDATE number_series SET ${set} WHERE company = 'BUY' AND id = 'VENDPAY'`;

    it("finds a gap, and a series that would give a number again", async () => {
      expect(await damaged(rename("VENDPAY-0002", "VENDPAY-0005"))).to.deep.equal([
        {
          ...missing,
          expected: "VENDPAY-0002 to VENDPAY-0004",
          actual: "VENDPAY-0001, then VENDPAY-0005",
        },
        {
          code: "numberSeriesBehind",
          ...series,
          what: "A number series would give a number again.",
          expected: "VENDPAY-0006 is next",
          actual: "VENDPAY-0003 is next",
        },
      ]);
    });

    it("finds numbers that are missing at the end", async () => {
      expect(await damaged(setSeries("next = 4"))).to.deep.equal([
        {
          ...missing,
          expected: "VENDPAY-0003",
          actual: "VENDPAY-0002, then VENDPAY-0004 as the next to be given",
        },
      ]);
    });

    it("takes no offence at a series that starts high", async () => {
      expect(
        await damaged(
          rename("VENDPAY-0001", "VENDPAY-0501"),
          rename("VENDPAY-0002", "VENDPAY-0502"),
          setSeries("next = 503"),
        ),
      ).to.deep.equal([]);
    });

    it("takes no offence at a series that got another prefix or length, and still looks at what it gave", async () => {
      expect(await damaged(setSeries("prefix = 'P24'"))).to.deep.equal([]);
      expect(await damaged(setSeries("digits = 9"))).to.deep.equal([]);
      expect(
        await damaged(setSeries("prefix = 'P24'"), rename("VENDPAY-0002", "VENDPAY-0003")),
      ).to.deep.equal([
        {
          ...missing,
          where: "vouchers numbered like VENDPAY-0001",
          expected: "VENDPAY-0002",
          actual: "VENDPAY-0001, then VENDPAY-0003",
        },
      ]);
    });

    it("counts together what two journal names took from a series, though one has another series since", async () => {
      const share = [
        rename("VENDINV-0001", "VENDPAY-0003"),
        rename("VENDINV-0002", "VENDPAY-0005"),
        rename("VENDPAY-0002", "VENDPAY-0004"),
        rename("VENDPAY-0001", "VENDPAY-0002"),
        setSeries("next = 6"),
      ];
      expect(await damaged(...share)).to.deep.equal([]);
    });

    it("tells two series of the same look apart by their journal names", async () => {
      const alike = "UPDATE number_series SET prefix = 'V-' WHERE company = 'BUY' AND id LIKE 'VEND%'";
      const [one, two] = [rename("VENDINV-0001", "V-0001"), rename("VENDINV-0002", "V-0002")];
      const [three, four] = [rename("VENDPAY-0001", "V-0801"), rename("VENDPAY-0002", "V-0802")];
      expect(await damaged(alike, one, two, three, four, setSeries("next = 803"))).to.deep.equal([]);
    });

    it("does not stumble over a number without digits, or with something else among them", async () => {
      const gone = {
        ...missing,
        expected: "VENDPAY-0002",
        actual: "VENDPAY-0001, then VENDPAY-0003 as the next to be given",
      };
      expect(await damaged(rename("VENDPAY-0002", "LOST"))).to.deep.equal([gone]);
      expect(await damaged(rename("VENDPAY-0002", "VENDPAY-0O02"))).to.deep.equal([gone]);
    });
  });
});
