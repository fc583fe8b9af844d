import { expect } from "chai";
import { ScenarioBooks } from "./scenario-books.js";

describe("contrapost transactions", () => {
  it("tells which of two invoices with one number was reversed, and by which voucher", async () => {
    const books = await ScenarioBooks.after("reversal/invoice-corrected.yaml");
    try {
      expect(await books.text("transactions --company USMF --invoice FR-1001")).to.deep.equal([
        "Company | Party | Type | Invoice | Date | Amount | Open | Closed | Reversed by | Voucher | Journal",
        "USMF | vendor V-DEMF | invoice | FR-1001 | 2024-03-01 | -100.00 | 0.00 | EUR | 2024-03-18 | REVS-000001 | APIN-000001 | USMF/VI-1",
        "USMF | vendor V-DEMF | invoice | FR-1001 | 2024-03-18 | -100.00 | 0.00 | EUR | 2024-03-20 | APIN-000002 | USMF/VI-2",
      ]);
      const rows = (await books.json("transactions --company USMF --invoice FR-1001")) as readonly {
        readonly reversedBy?: string;
      }[];
      expect(rows.map(({ reversedBy }) => reversedBy)).to.deep.equal(["REVS-000001", undefined]);
      // The reversed one is no counterpart any more, or it would be found to link one-sidedly.
      expect(await books.text("verify")).to.deep.equal(["The books hold."]);
    } finally {
      await books.remove();
    }
  });
});
