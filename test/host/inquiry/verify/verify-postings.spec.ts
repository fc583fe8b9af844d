import { expect } from "chai";
import { verifyBooks } from "#host/inquiry/verify/verify-books.js";
import { refusal } from "../../store/rejection.js";
import { describeOnEachEngine } from "../../store/test-database.js";
import { TradingBooks } from "../trading-books.js";
import { journalId, transactionId, verifyDamaged, voucherId } from "./damaged-books.js";
import { openTradedBooks } from "../traded-books.js";

const payment = `voucher_id = ${voucherId("BUY", "VENDPAY-0001")}`;
const where = "voucher VENDPAY-0001 of journal PAY-1";
const notZero = (amounts: string) => `The ${amounts} of a voucher do not add up to zero.`;
const lost = "A voucher has lost entries.";
const ledger = { code: "ledgerUnbalanced", company: "BUY", what: "Debits and credits differ." };
const control = {
  code: "controlAccountDiffers",
  company: "BUY",
  what: "A summary account differs from what is open in its subledger.",
  where: "account 2000 Intercompany",
  expected: "-55.20 USD",
};

describeOnEachEngine("the verification of vouchers and ledgers", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await openTradedBooks(await database.newUrl());
  });
  after(() => books.host.close());

  const damaged = (...statements: readonly string[]) => verifyDamaged(books.host.store, statements);

  it("finds nothing in books that hold", async () => {
    expect(await books.host.store.read((session) => verifyBooks(session))).to.deep.equal([]);
    expect(await damaged()).to.deep.equal([]);
  });

  it("finds a voucher and a ledger that do not balance in a transaction currency", async () => {
    expect(
      await damaged(`UPDATE ledger_entry SET amount = amount + 100 WHERE ${payment} AND entry_no = 2`),
    ).to.deep.equal([
      {
        code: "voucherUnbalanced",
        company: "BUY",
        what: notZero("amounts in EUR"),
        where,
        expected: "0.00 EUR",
        actual: "1.00 EUR",
      },
      {
        ...ledger,
        where: "ledger in EUR",
        expected: "credits of 250.00 EUR, as the debits",
        actual: "credits of 249.00 EUR",
      },
    ]);
  });

  it("finds a voucher, a ledger and a summary account that are wrong in the accounting currency", async () => {
    expect(
      await damaged(
        `UPDATE ledger_entry SET accounting_amount = accounting_amount - 7 WHERE ${payment} AND entry_no = 1`,
      ),
    ).to.deep.equal([
      {
        code: "voucherUnbalanced",
        company: "BUY",
        what: notZero("accounting amounts"),
        where,
        expected: "0.00 USD",
        actual: "-0.07 USD",
      },
      {
        ...ledger,
        where: "ledger in accounting currency",
        expected: "credits of 274.73 USD, as the debits",
        actual: "credits of 274.80 USD",
      },
      { ...control, actual: "-55.27 USD" },
    ]);
  });

  it("tells amounts of a currency that there is not in minor units", async () => {
    const found = await damaged(`UPDATE ledger_entry SET currency = 'E#R' WHERE ${payment} AND entry_no = 2`);
    expect(found.map(({ where: place, actual }) => [place, actual])).to.deep.equal([
      [where, '-5000 minor units of "E#R"'],
      [where, "50.00 EUR"],
      ["ledger in E#R", 'credits of 5000 minor units of "E#R"'],
      ["ledger in EUR", "credits of 200.00 EUR"],
    ]);
  });

  it("finds a voucher that has lost a pair of entries, or all of them", async () => {
    const finding = { code: "voucherIncomplete", company: "BUY", what: lost, where };
    expect(await damaged(`DELETE FROM ledger_entry WHERE ${payment} AND entry_no <= 2`)).to.deep.equal([
      { ...finding, expected: "4 entries", actual: "2 entries" },
      { ...control, actual: "-109.20 USD" },
    ]);
    expect(await damaged(`DELETE FROM ledger_entry WHERE ${payment}`)).to.deep.equal([
      { ...finding, expected: "entries", actual: "no entries" },
      { ...control, actual: "-110.00 USD" },
    ]);
  });

  it("finds journals that count other vouchers than they have", async () => {
    const finding = { code: "journalIncomplete", what: "A journal has not the vouchers that it counts." };
    expect(
      await damaged(
        `UPDATE journal SET voucher_count = 3 WHERE id = ${journalId("BUY", "PAY-1")}`,
        `UPDATE journal SET status = 'draft', posted_at = NULL WHERE id = ${journalId("SELL", "S-1")}`,
      ),
    ).to.deep.equal([
      { ...finding, company: "BUY", where: "journal PAY-1", expected: "3 vouchers", actual: "2 vouchers" },
      { ...finding, company: "SELL", where: "journal S-1", expected: "no vouchers", actual: "2 vouchers" },
    ]);
  });

  it("finds entries on an account that the chart of accounts has not", async () => {
    expect(
      await damaged(`UPDATE ledger_entry SET account = '9999' WHERE ${payment} AND entry_no = 2`),
    ).to.deep.equal([
      {
        code: "accountUnknown",
        company: "BUY",
        what: "The chart of accounts has not an account that has entries.",
        where: "account 9999",
        expected: "no entries",
        actual: "1 entry in EUR",
      },
    ]);
  });

  it("finds a summary account that was evaded", async () => {
    expect(
      await damaged(`UPDATE ledger_entry SET account = '5000' WHERE ${payment} AND entry_no = 3`),
    ).to.deep.equal([{ ...control, actual: "-56.00 USD" }]);
  });

  it("looks at one company alone where it is told to", async () => {
    const statements = [
      `UPDATE ledger_entry SET account = '5000' WHERE ${payment} AND entry_no = 3`,
      `UPDATE party_transaction SET open = open - 1 WHERE id = ${transactionId("SELL", "CUSTINV-0001")}`,
    ];
    const codes = async (company?: string) =>
      (await verifyDamaged(books.host.store, statements, { company })).map((one) => [one.company, one.code]);
    expect(await codes("BUY")).to.deep.equal([["BUY", "controlAccountDiffers"]]);
    expect(await codes("SELL")).to.deep.equal([["SELL", "openDiffers"]]);
    expect(await codes()).to.deep.equal([
      ["BUY", "controlAccountDiffers"],
      ["SELL", "openDiffers"],
    ]);
  });

  it("tells no more of a check than it is asked for", async () => {
    const all = "UPDATE ledger_entry SET entry_no = entry_no + 10";
    const found = (limit?: number) => verifyDamaged(books.host.store, [all], { limit });
    expect((await found()).map(({ code }) => code)).to.deep.equal(Array(8).fill("voucherIncomplete"));
    expect((await found(3)).map((one) => `${one.company} ${one.where}`)).to.deep.equal([
      "BUY voucher VENDINV-0001 of journal P-1",
      "BUY voucher VENDINV-0002 of journal P-1",
      "BUY voucher VENDPAY-0001 of journal PAY-1",
    ]);
  });

  it("refuses a company that there is not", async () => {
    const error = await refusal(
      books.host.store.read((session) => verifyBooks(session, { company: "NONE" })),
    );
    expect([error.code, error.message]).to.deep.equal(["CP_COMPANY_UNKNOWN", "There is no company NONE."]);
  });
});
