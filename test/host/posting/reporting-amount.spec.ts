import type { JournalLineDraft, JournalRef } from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { createDraft } from "#host/posting/create-journal.js";
import { refusal } from "../store/rejection.js";
import { openBooks, user } from "./books.js";

describe("a line that says its value in the reporting currency", () => {
  let host: Host;
  beforeEach(async () => {
    host = await openBooks();
    await host.applyMasterData({ companies: [{ id: "USMF", reportingCurrency: "EUR" }] });
  });
  afterEach(() => host.close());

  const post = async (company: string, changed: Partial<JournalLineDraft> = {}): Promise<void> => {
    const line: JournalLineDraft = {
      date: "2024-02-05",
      account: { type: "ledger", id: "110110" },
      currency: company === "USMF" ? "USD" : "EUR",
      amount: 0n,
      reportingAmount: 50n,
      offset: { type: "ledger", id: "801300" },
      ...changed,
    };
    const journal: JournalRef = { company, number: "GJ-1" };
    await host.store.transaction(async (session) => {
      const draft = { name: "GENERAL", origin: { kind: "user" } } as const;
      await (await createDraft(session, { ...journal, draft, user, at: new Date(0) })).append([line]);
    });
    await host.journals.post(journal, { user });
  };
  const entries = () =>
    host.store.read((session) =>
      session.rows("SELECT account, amount, accounting_amount, reporting_amount FROM ledger_entry"),
    );

  it("changes the books in that currency alone", async () => {
    await post("USMF");
    expect(await entries()).to.deep.equal([
      ["110110", 0n, 0n, 50n],
      ["801300", 0n, 0n, -50n],
    ]);
  });

  it("is taken back by a reversal", async () => {
    await post("USMF");
    await host.reversals.reverse(
      { journal: { company: "USMF", number: "GJ-1" }, date: "2024-02-06" },
      { user },
    );
    expect((await entries()).slice(2)).to.deep.equal([
      ["110110", 0n, 0n, -50n],
      ["801300", 0n, 0n, 50n],
    ]);
    const lines = "SELECT amount, reporting_amount FROM journal_line ORDER BY journal_id";
    expect(await host.store.read((session) => session.rows(lines))).to.deep.equal([
      [0n, 50n],
      [0n, -50n],
    ]);
  });

  it("is refused where it has an amount, which is valued at a rate", async () => {
    const error = await refusal(post("USMF", { amount: 100n }));
    expect([error.code, error.message]).to.deep.equal([
      "CP_POSTING_REFUSED",
      "USMF, journal GJ-1 was not posted, 1 problem: USMF, journal GJ-1, line 1: the line says its value in a reporting currency itself, but its amount is not 0.",
    ]);
  });

  it("is refused in a company without a reporting currency", async () => {
    const error = await refusal(post("DEMF"));
    expect([error.code, error.message]).to.deep.equal([
      "CP_POSTING_REFUSED",
      "DEMF, journal GJ-1 was not posted, 1 problem: DEMF, journal GJ-1, line 1: the line says its value in a reporting currency itself, but DEMF has none.",
    ]);
  });
});
