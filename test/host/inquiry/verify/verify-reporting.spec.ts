import { expect } from "chai";
import { describeOnEachEngine } from "../../store/test-database.js";
import { openTradedBooks } from "../traded-books.js";
import type { TradingBooks } from "../trading-books.js";
import { transactionId, verifyDamaged, voucherId } from "./damaged-books.js";

describeOnEachEngine("the verification of books with a reporting currency", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await openTradedBooks(await database.newUrl(), { reportingCurrency: "GBP" });
  });
  after(() => books.host.close());

  const damaged = (...statements: readonly string[]) => verifyDamaged(books.host.store, statements);

  it("finds nothing where nothing was changed", async () => {
    expect(await damaged()).to.deep.equal([]);
  });

  it("finds an open reporting amount that is not what settlements left, and so the summary account", async () => {
    const invoice = transactionId("BUY", "VENDINV-0001");
    expect(
      await damaged(`UPDATE party_transaction SET open_reporting = -5000 WHERE id = ${invoice}`),
    ).to.deep.equal([
      {
        code: "controlAccountDiffers",
        company: "BUY",
        what: "A summary account differs from what is open in its subledger.",
        where: "account 2000 Intercompany",
        expected: "-41.50 GBP",
        actual: "-42.50 GBP",
      },
      {
        code: "openDiffers",
        company: "BUY",
        what: "An open reporting amount is not the original less what was settled.",
        where: "vendor V-SELL, invoice INV-1, voucher VENDINV-0001",
        expected: "-51.00 GBP",
        actual: "-50.00 GBP",
      },
    ]);
  });

  it("finds an entry whose value in the reporting currency was changed: voucher, ledger and summary account", async () => {
    const voucher = voucherId("SELL", "CUSTINV-0001");
    expect(
      await damaged(
        `UPDATE ledger_entry SET reporting_amount = reporting_amount + 1 WHERE voucher_id = ${voucher} AND entry_no = 1`,
      ),
    ).to.deep.equal([
      {
        code: "voucherUnbalanced",
        company: "SELL",
        what: "The reporting amounts of a voucher do not add up to zero.",
        where: "voucher CUSTINV-0001 of journal S-1",
        expected: "0.00 GBP",
        actual: "0.01 GBP",
      },
      {
        code: "ledgerUnbalanced",
        company: "SELL",
        what: "Debits and credits differ.",
        where: "ledger in reporting currency",
        expected: "credits of 212.51 GBP, as the debits",
        actual: "credits of 212.50 GBP",
      },
      {
        code: "controlAccountDiffers",
        company: "SELL",
        what: "A summary account differs from what is open in its subledger.",
        where: "account 2000 Intercompany",
        expected: "42.50 GBP",
        actual: "42.51 GBP",
      },
    ]);
  });
});
