import { expect } from "chai";
import type { Session, Store } from "#host/store/session.js";
import { refusal } from "./rejection.js";
import {
  postJournal,
  type SampleEntry,
  writeEntries,
  writeJournal,
  writeLine,
  writeSampleBooks,
  writeVoucher,
} from "./sample-books.js";
import { describeOnEachEngine } from "./test-database.js";
import { undone } from "./undone.js";

const frozen = (table: string) => `The books cannot be changed: a row of ${table} never changes.`;
const kept = (table: string) => `The books cannot be changed: a row of ${table} is never deleted.`;
const transaction =
  "The books cannot be changed: of a party_transaction only open, open_accounting, open_reporting, closed_on, counterpart and reversed_by change.";
const chain = "The books cannot be changed: the end of a chain of seals only moves on.";
const journal = "The books cannot be changed: a posted or cancelled journal neither changes nor is deleted.";
const lines = "The books cannot be changed: the lines of a posted or cancelled journal are final.";
const mirror = "The books cannot be changed: a mirror that was made or cancelled never changes.";
const settlement =
  "The books cannot be changed: of a settlement only when and by which voucher it was undone changes.";

const refused: readonly (readonly [statement: string, message: string])[] = [
  ["UPDATE voucher SET date = '2024-02-01' WHERE id = 11", frozen("voucher")],
  ["DELETE FROM voucher WHERE id = 11", kept("voucher")],
  ["UPDATE ledger_entry SET amount = 1 WHERE voucher_id = 11", frozen("ledger_entry")],
  ["DELETE FROM ledger_entry WHERE voucher_id = 11", kept("ledger_entry")],
  ["UPDATE voucher_seal SET hash = hash", frozen("voucher_seal")],
  ["DELETE FROM voucher_seal WHERE voucher_id = 11", kept("voucher_seal")],
  ["UPDATE journal_seal SET seal_no = 2", frozen("journal_seal")],
  ["DELETE FROM journal_seal", kept("journal_seal")],
  ["UPDATE chain_head SET seal_no = 0", chain],
  ["UPDATE chain_head SET company = 'DEMF'", chain],
  ["DELETE FROM chain_head", kept("chain_head")],
  ["UPDATE settlement SET amount = 1", settlement],
  ["UPDATE settlement SET payment_reporting = 1", settlement],
  ["UPDATE settlement SET invoice_reporting = 1", settlement],
  ["UPDATE settlement SET undone_on = '2024-02-01', undone_voucher_id = 11, entry_count = 1", settlement],
  ["DELETE FROM settlement", kept("settlement")],
  ["UPDATE mirror_line SET target_line = 2", frozen("mirror_line")],
  ["DELETE FROM mirror_line", kept("mirror_line")],
  ["UPDATE party_transaction SET amount = -200 WHERE id = 21", transaction],
  ["UPDATE party_transaction SET open = -60, due_date = '2024-02-01' WHERE id = 21", transaction],
  ["DELETE FROM party_transaction WHERE id = 22", kept("party_transaction")],
  ["UPDATE journal SET description = 'x' WHERE id = 2", journal],
  ["UPDATE journal SET status = 'draft', posted_at = NULL WHERE id = 2", journal],
  ["DELETE FROM journal WHERE id = 2", journal],
  ["UPDATE journal SET status = 'draft' WHERE id = 3", journal],
  ["UPDATE journal_line SET amount = 1 WHERE journal_id = 2", lines],
  ["UPDATE journal_line SET journal_id = 2, line_no = 2 WHERE journal_id = 1", lines],
  ["UPDATE journal_line SET journal_id = 1, line_no = 2 WHERE journal_id = 2", lines],
  ["DELETE FROM journal_line WHERE journal_id = 2", lines],
  ["DELETE FROM journal_line WHERE journal_id = 3", lines],
  ["UPDATE mirror SET line_count = 2 WHERE id = 1", mirror],
  ["DELETE FROM mirror WHERE id = 2", kept("mirror")],
];

const frozenJournal = (reason: string) => `A journal under approval cannot be changed: ${reason}.`;
const frozenLines = frozenJournal("its lines and their marks are frozen");
const frozenHeader = frozenJournal("its header is frozen, and it is not deleted");
const wrongStep = frozenJournal("it goes from draft over submitted and approved to posted, or back to draft");
const submitted = "UPDATE journal SET status = 'submitted' WHERE id = 1";

/** What is refused after some other statements. */
const refusedUnderApproval: readonly (readonly [statements: readonly string[], message: string])[] = [
  [[submitted, "UPDATE journal_line SET amount = 1 WHERE journal_id = 1"], frozenLines],
  [[submitted, "DELETE FROM journal_line WHERE journal_id = 1"], frozenLines],
  [
    [
      submitted,
      "INSERT INTO mark (journal_id, line_no, mark_no, transaction_id, part, amount) VALUES (1, 1, 1, 21, 0, -100)",
    ],
    frozenLines,
  ],
  [
    [
      "INSERT INTO mark (journal_id, line_no, mark_no, transaction_id, part, amount) VALUES (1, 1, 1, 21, 0, -100)",
      submitted,
      "UPDATE mark SET amount = -1",
    ],
    frozenLines,
  ],
  [
    [
      "INSERT INTO mark (journal_id, line_no, mark_no, transaction_id, part, amount) VALUES (1, 1, 1, 21, 0, -100)",
      submitted,
      "DELETE FROM mark",
    ],
    frozenLines,
  ],
  [[submitted, "UPDATE journal SET name = 'OTHER' WHERE id = 1"], frozenHeader],
  [[submitted, "DELETE FROM journal WHERE id = 1"], frozenHeader],
  [[submitted, "UPDATE journal SET status = 'posted', posted_at = '2024-02-01' WHERE id = 1"], wrongStep],
  [["UPDATE journal SET status = 'approved' WHERE id = 1"], wrongStep],
];

const allowed: readonly string[] = [
  submitted,
  "UPDATE party_transaction SET open = 0, open_accounting = 0, closed_on = '2024-02-01', counterpart = 9 WHERE id = 21",
  "UPDATE settlement SET undone_on = '2024-02-01', undone_voucher_id = 11",
  "UPDATE chain_head SET seal_no = 2, hash = '' WHERE company = 'USMF'",
  "UPDATE journal SET description = 'x' WHERE id = 1",
  "UPDATE journal_line SET amount = 1 WHERE journal_id = 1",
  "DELETE FROM journal_line WHERE journal_id = 1",
  "UPDATE mirror SET outcome = 'made', target_journal = 1 WHERE id = 2",
];

describeOnEachEngine("the guards of posted rows", (database) => {
  let store: Store;

  let url = "";

  before(async () => {
    url = await database.newUrl();
    await (await database.open(url)).transaction(writeSampleBooks);
  });

  // Each test undoes what it does.
  beforeEach(async () => {
    store = await database.open(url);
  });

  for (const [statement, message] of refused) {
    it(`refuse ${statement}`, async () => {
      const error = await refusal(undone(store, (session) => session.run(statement)));
      expect([error.code, error.message]).to.deep.equal(["CP_POSTED_IMMUTABLE", message]);
      expect(error.cause).to.be.instanceOf(Error);
    });
  }

  for (const statement of allowed) {
    it(`allow ${statement}`, async () => {
      expect(await undone(store, (session) => session.run(statement))).to.equal(1);
    });
  }

  for (const [statements, message] of refusedUnderApproval) {
    it(`refuse ${statements.join("; then ")}`, async () => {
      const error = await refusal(
        undone(store, async (session) => {
          for (const statement of statements) await session.run(statement);
        }),
      );
      expect([error.code, error.message]).to.deep.equal(["CP_JOURNAL_FROZEN", message]);
    });
  }

  it("let a transaction be reversed once, and only once nothing of it is open", async () => {
    const closed = "open = 0, open_accounting = 0, closed_on = '2024-02-01'";
    const error = await refusal(
      undone(store, async (session) => {
        const sql = `UPDATE party_transaction SET ${closed}, reversed_by = 11 WHERE id = 21`;
        expect(await session.run(sql)).to.equal(1);
        await session.run("UPDATE party_transaction SET reversed_by = NULL WHERE id = 21");
      }),
    );
    expect([error.code, error.message]).to.deep.equal([
      "CP_POSTED_IMMUTABLE",
      "The books cannot be changed: a party_transaction is reversed once.",
    ]);
    const open =
      "UPDATE party_transaction SET open = amount, closed_on = NULL, reversed_by = 11 WHERE id = 21";
    expect((await refusal(undone(store, (session) => session.run(open)))).code).to.equal("CP_CONSTRAINT");
  });

  it("refuse lines and vouchers added to what is posted or cancelled", async () => {
    for (const id of [2, 3]) {
      const line = await refusal(undone(store, (session) => writeLine(session, id, 2)));
      expect(line.message).to.equal(lines);
      const voucher = await refusal(undone(store, (session) => writeVoucher(session, 13, id)));
      expect(voucher.message).to.equal(
        "The books cannot be changed: a posted or cancelled journal takes no more vouchers.",
      );
    }
    await undone(store, (session) => writeLine(session, 1, 2));
    await undone(store, (session) => writeVoucher(session, 13, 1));
  });

  it("post a journal whose vouchers balance in every currency", async () => {
    await undone(store, (session) =>
      post(session, [
        [entry("EUR", 100n, 110n), entry("EUR", -100n, -110n)],
        [entry("EUR", 100n, 110n), entry("USD", 5n, 5n), entry("EUR", -100n, -110n), entry("USD", -5n, -5n)],
      ]),
    );
  });

  const unbalanced: Readonly<Record<string, readonly SampleEntry[]>> = {
    "its accounting amounts differ": [entry("EUR", 100n, 110n), entry("EUR", -100n, -109n)],
    "its amounts differ": [entry("EUR", 100n, 110n), entry("EUR", -99n, -110n)],
    "two currencies balance only together": [entry("EUR", 100n, 110n), entry("USD", -100n, -110n)],
    "two currencies hide each other's differences": [
      entry("EUR", 100n, 110n),
      entry("EUR", -99n, -110n),
      entry("USD", -1n, 0n),
    ],
  };
  for (const [why, entries] of Object.entries(unbalanced)) {
    it(`refuse to post a voucher because ${why}`, async () => {
      const good = [entry("EUR", 100n, 110n), entry("EUR", -100n, -110n)];
      const error = await refusal(undone(store, (session) => post(session, [good, entries])));
      const voucher = database.engine === "sqlite" ? "of the journal" : "V-32";
      expect([error.code, error.message]).to.deep.equal([
        "CP_VOUCHER_UNBALANCED",
        `Voucher ${voucher} does not balance: its amounts do not add up to zero.`,
      ]);
    });
  }

  it("refuse to post a journal without all the vouchers that it counts", async () => {
    const incomplete = "The journal cannot be posted: it has not all the vouchers that it counts.";
    const missing = undone(store, async (session) => {
      await writeJournal(session, 4, "NEW-4");
      await writeVoucher(session, 31, 4);
      await postJournal(session, 4, 30, 2);
    });
    expect((await refusal(missing)).message).to.equal(incomplete);
    const somebodyElses = undone(store, async (session) => {
      await writeJournal(session, 4, "NEW-4");
      await postJournal(session, 4, 10, 2);
    });
    expect((await refusal(somebodyElses)).message).to.equal(incomplete);
    const posted = undone(store, (session) =>
      session.run(`INSERT INTO journal (id, company, number, name, type, status, description, origin, created_by,
        created_at, posted_at, voucher_base, voucher_count)
        VALUES (5, 'USMF', 'NEW-5', 'GEN', 'general', 'posted', '', 'user', 'ada', '2024', '2024', 10, 2)`),
    );
    expect((await refusal(posted)).message).to.equal(incomplete);
  });

  it("refuse to post a journal with a voucher that is not sealed", async () => {
    const unsealed = undone(store, async (session) => {
      await writeJournal(session, 4, "NEW-4");
      await session.run(`INSERT INTO voucher (id, company, number, date, journal_id, voucher_no)
        VALUES (31, 'USMF', 'V-31', '2024-01-31', 4, 1)`);
      await postJournal(session, 4, 30, 1);
    });
    expect((await refusal(unsealed)).message).to.equal(
      "The journal cannot be posted: it has not a seal for each of its vouchers.",
    );
  });

  if (database.engine === "sqlite") {
    it("refuse to replace a posted row", async () => {
      const replaced = undone(store, (session) =>
        session.run("INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE voucher_id = 11"),
      );
      expect((await refusal(replaced)).message).to.equal(kept("ledger_entry"));
    });
  } else {
    it("refuse entries added to a posted voucher, and TRUNCATE", async () => {
      const added = undone(store, (session) =>
        session.run("INSERT INTO ledger_entry VALUES (11, 3, '1100', 'USD', 0, 0, NULL, 'line', NULL)"),
      );
      expect((await refusal(added)).message).to.equal(
        "The books cannot be changed: the vouchers of a posted journal take no more entries.",
      );
      for (const table of ["settlement", "ledger_entry", "mirror_line", "journal_line"]) {
        const emptied = undone(store, (session) => session.run(`TRUNCATE ${table} CASCADE`));
        expect((await refusal(emptied)).message).to.equal(kept(table));
      }
    });
  }
});

function entry(currency: string, amount: bigint, accounting: bigint): SampleEntry {
  return { currency, amount, accounting };
}

/** Posts a new journal with vouchers 31, 32 … */
async function post(session: Session, vouchers: readonly (readonly SampleEntry[])[]): Promise<void> {
  await writeJournal(session, 4, "NEW-4");
  let id = 30;
  for (const entries of vouchers) {
    id += 1;
    await writeVoucher(session, id, 4);
    await writeEntries(session, id, entries);
  }
  await postJournal(session, 4, 30, vouchers.length);
}
