import { expect } from "chai";
import type { Session } from "#host/store/session.js";
import { describeOnEachEngine } from "../../../store/test-database.js";
import { openTradedBooks } from "../../traded-books.js";
import type { TradingBooks } from "../../trading-books.js";
import { sealStoredVouchers } from "#host/posting/seal/seal-stored-vouchers.js";
import { undone } from "../../../store/undone.js";
import { withoutGuards, journalId, verifyDamagedChain, voucherId } from "../damaged-books.js";
import { recomputeChain } from "./recompute-chain.js";

const second = voucherId("BUY", "VENDPAY-0002");
const payments = journalId("BUY", "PAY-1");

describeOnEachEngine("the chain of seals", (database) => {
  let books: TradingBooks;
  before(async () => {
    books = await openTradedBooks(await database.newUrl());
    await books.received("R-1", [{ amount: -100n, date: "2024-03-07", text: "Zürich 😀" }]);
  });
  after(() => books.host.close());

  const chainFindings = async (...statements: readonly string[]) => {
    const findings = await verifyDamagedChain(books.host.store, statements);
    return findings.map(({ code, company, where }) => [code, company, where]);
  };
  const altered = (number: string, journal: string) => [
    "voucherAltered",
    "BUY",
    `voucher ${number} of journal ${journal}`,
  ];

  for (const company of ["BUY", "SELL"]) {
    it(`of ${company} is what an auditor computes with another tool`, async () => {
      await books.host.store.read(async (session) => {
        const chain = await recomputeChain(session, company);
        expect(chain.vouchers).to.deep.equal(await storedVoucherSeals(session, company));
        expect(chain.journals).to.deep.equal(await storedJournalSeals(session, company));
        const [head] = await session.rows("SELECT seal_no, hash FROM chain_head WHERE company = ?", [
          company,
        ]);
        expect(head).to.deep.equal([BigInt(chain.journals.length), chain.journals.at(-1)?.[1]]);
      });
    });
  }

  it("has the journals of a company in the order in which they were posted, without a gap", async () => {
    await books.host.store.read(async (session) => {
      const seals = await session.rows(
        "SELECT s.company, s.seal_no, j.number FROM journal_seal s JOIN journal j ON j.id = s.journal_id ORDER BY 1, 2",
      );
      expect(seals).to.deep.equal([
        ["BUY", 1n, "P-1"],
        ["BUY", 2n, "PAY-1"],
        ["SELL", 1n, "S-1"],
        ["SELL", 2n, "J-000001"],
        ["SELL", 3n, "R-1"],
      ]);
    });
  });

  it("is the same where vouchers are read back to be sealed", async () => {
    const { store } = books.host;
    const stored = await store.read((session) => storedVoucherSeals(session, "BUY"));
    await undone(store, (session) =>
      withoutGuards(store, session, async () => {
        await session.run("DELETE FROM voucher_seal");
        for (const journal of await session.rows("SELECT voucher_base, voucher_count FROM journal")) {
          const [voucherBase, voucherCount] = journal.map(Number) as [number, number];
          await sealStoredVouchers(session, { voucherBase, voucherCount });
        }
        expect(await storedVoucherSeals(session, "BUY")).to.deep.equal(stored);
      }),
    );
  });

  it("tells an altered entry, with the seal and what it should be", async () => {
    const statement = `UPDATE ledger_entry SET account = '5000' WHERE voucher_id = ${second} AND entry_no = 2`;
    const [finding] = await verifyDamagedChain(books.host.store, [statement]);
    const stored = await books.host.store.read((session) => storedVoucherSeals(session, "BUY"));
    expect(finding).to.deep.equal({
      code: "voucherAltered",
      company: "BUY",
      what: "A voucher is not as it was sealed, or follows another one now.",
      where: "voucher VENDPAY-0002 of journal PAY-1",
      expected: stored.find(([number]) => number === "VENDPAY-0002")?.[1],
      actual: finding?.actual,
    });
    expect(finding?.actual)
      .to.match(/^[0-9a-f]{64}$/u)
      .and.not.equal(finding?.expected);
  });

  const tampered: Readonly<Record<string, readonly [statements: readonly string[], findings: unknown[]]>> = {
    "only the first altered voucher": [
      ["UPDATE ledger_entry SET kind = 'rounding'"],
      [altered("VENDINV-0001", "P-1"), ["voucherAltered", "SELL", "voucher CUSTINV-0001 of journal S-1"]],
    ],
    "a missing entry": [
      [`DELETE FROM ledger_entry WHERE voucher_id = ${second} AND entry_no = 2`],
      [altered("VENDPAY-0002", "PAY-1")],
    ],
    "an inserted entry": [
      [`INSERT INTO ledger_entry VALUES (${second}, 9, '1000', 'EUR', 0, 0, NULL, 'rounding', NULL)`],
      [altered("VENDPAY-0002", "PAY-1")],
    ],
    "entries in another order": [
      [
        `UPDATE ledger_entry SET entry_no = 99 WHERE voucher_id = ${second} AND entry_no = 1`,
        `UPDATE ledger_entry SET entry_no = 1 WHERE voucher_id = ${second} AND entry_no = 2`,
        `UPDATE ledger_entry SET entry_no = 2 WHERE voucher_id = ${second} AND entry_no = 99`,
      ],
      [altered("VENDPAY-0002", "PAY-1")],
    ],
    "an altered date": [
      [`UPDATE voucher SET date = '2024-03-08' WHERE number = 'VENDPAY-0001'`],
      [altered("VENDPAY-0001", "PAY-1")],
    ],
    "vouchers in another order": [
      [
        "UPDATE voucher SET number = 'X' WHERE number = 'VENDPAY-0001'",
        "UPDATE voucher SET number = 'VENDPAY-0001' WHERE number = 'VENDPAY-0002'",
        "UPDATE voucher SET number = 'VENDPAY-0002' WHERE number = 'X'",
      ],
      [altered("VENDPAY-0002", "PAY-1")],
    ],
    "a voucher whose seal was made to fit, by the one after it": [
      [
        `UPDATE voucher_seal SET hash = '${"0".repeat(64)}' WHERE voucher_id = ${voucherId("BUY", "VENDPAY-0001")}`,
      ],
      [altered("VENDPAY-0001", "PAY-1")],
    ],
    "a missing voucher": [
      [
        `UPDATE party_transaction SET voucher_id = ${second} WHERE voucher_id = ${voucherId("BUY", "VENDPAY-0001")}`,
        `DELETE FROM ledger_entry WHERE voucher_id = ${voucherId("BUY", "VENDPAY-0001")}`,
        `DELETE FROM voucher_seal WHERE voucher_id = ${voucherId("BUY", "VENDPAY-0001")}`,
        "DELETE FROM voucher WHERE number = 'VENDPAY-0001'",
      ],
      [["voucherMissing", "BUY", "journal PAY-1"]],
    ],
    "an inserted voucher": [
      [
        `INSERT INTO voucher (id, company, number, date, journal_id, voucher_no)
         VALUES (900, 'BUY', 'VENDPAY-0003', '2024-03-06', ${payments}, 3)`,
      ],
      [["voucherNotSealed", "BUY", "voucher VENDPAY-0003 of journal PAY-1"]],
    ],
    "a voucher inserted with its journal's count": [
      [
        `INSERT INTO voucher (id, company, number, date, journal_id, voucher_no)
         SELECT ${second} + 1, 'BUY', 'VENDPAY-0003', '2024-03-06', ${payments}, 3`,
        `UPDATE journal SET voucher_count = 3 WHERE id = ${payments}`,
      ],
      [altered("VENDPAY-0003", "PAY-1")],
    ],
    "another user who posted": [
      [`UPDATE journal SET posted_by = 'eve' WHERE id = ${payments}`],
      [["journalAltered", "BUY", "journal PAY-1"]],
    ],
    "a journal missing from the chain, and its vouchers outside it": [
      [`DELETE FROM journal_seal WHERE company = 'SELL' AND seal_no = 2`],
      [
        ["chainIncomplete", "SELL", "before journal R-1"],
        ["voucherNotSealed", "SELL", "voucher CUSTPAY-0001 of journal J-000001"],
        ["voucherNotSealed", "SELL", "voucher CUSTPAY-0002 of journal J-000001"],
      ],
    ],
    "a chain that was cut off at its end": [
      [`DELETE FROM journal_seal WHERE company = 'SELL' AND seal_no = 3`],
      [
        ["chainIncomplete", "SELL", "the end of the chain"],
        ["voucherNotSealed", "SELL", "voucher CUSTPAY-0003 of journal R-1"],
      ],
    ],
    "journals that changed places": [
      [
        "UPDATE journal_seal SET seal_no = 9 WHERE company = 'SELL' AND seal_no = 1",
        "UPDATE journal_seal SET seal_no = 1 WHERE company = 'SELL' AND seal_no = 2",
        "UPDATE journal_seal SET seal_no = 2 WHERE company = 'SELL' AND seal_no = 9",
      ],
      [["journalAltered", "SELL", "journal J-000001"]],
    ],
  };
  for (const [what, [statements, findings]] of Object.entries(tampered)) {
    it(`tells ${what}`, async () => {
      expect(await chainFindings(...statements)).to.deep.equal(findings);
    });
  }
});

async function storedVoucherSeals(
  session: Session,
  company: string,
): Promise<readonly (readonly unknown[])[]> {
  return await session.rows(
    `SELECT v.number, h.hash FROM voucher_seal h JOIN voucher v ON v.id = h.voucher_id
     WHERE v.company = ? ORDER BY v.id`,
    [company],
  );
}

async function storedJournalSeals(
  session: Session,
  company: string,
): Promise<readonly (readonly unknown[])[]> {
  return await session.rows(
    `SELECT j.number, s.hash FROM journal_seal s JOIN journal j ON j.id = s.journal_id
     WHERE s.company = ? ORDER BY s.seal_no`,
    [company],
  );
}
