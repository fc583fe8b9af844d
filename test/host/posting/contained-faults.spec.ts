import {
  type AmendContext,
  type CommittedContext,
  type Journal,
  type JournalRef,
  type PostingContext,
  type ValidateContext,
  definePlugin,
  onCustomerPaymentJournalPosted,
  onGeneralJournalPosted,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { recordingLogger } from "../kernel/support/a-kernel.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { aPayment, enterPayments, openBooksWith, postInvoice, query, refusalOf, user } from "./books.js";

/** What the handler of one phase does; nothing where it is left out. */
interface Acts {
  validate?: ((journal: Journal, context: ValidateContext) => unknown) | undefined;
  amend?: ((draft: { readonly lines: readonly object[] }, context: AmendContext) => unknown) | undefined;
  posted?: ((journal: Journal, context: PostingContext) => unknown) | undefined;
  committed?: ((journal: Journal, context: CommittedContext) => unknown) | undefined;
}

/** A plugin whose handlers do what a test says. */
function faulty(acts: Acts, id = "faulty") {
  return definePlugin({
    id,
    version: "1.0.0",
    host: "*",
    rights: { create: ["general"], post: ["general"], companies: "any" },
    register({ on }) {
      on(onVendorPaymentJournalValidate, function check(journal, context) {
        return acts.validate?.(journal, context) as undefined;
      });
      on(onVendorPaymentJournalAmend, function change(draft, context) {
        return acts.amend?.(draft, context) as undefined;
      });
      on(onVendorPaymentJournalPosted, function book(journal, context) {
        return acts.posted?.(journal, context) as undefined;
      });
      on(onVendorPaymentJournalCommitted, function tell(journal, context) {
        return acts.committed?.(journal, context) as undefined;
      });
    },
  });
}

/** Every row of every table but those named. */
async function books(host: Host, ...without: readonly string[]): Promise<Record<string, readonly string[]>> {
  const tables =
    host.store.engine === "sqlite"
      ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
      : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
  const found: Record<string, readonly string[]> = {};
  for (const table of (await query(host, tables)).sort()) {
    if (!without.includes(table)) found[table] = (await query(host, `SELECT * FROM ${table}`)).sort();
  }
  return found;
}

const draftOfPlugin = { name: "GENERAL", origin: { kind: "plugin", plugin: "faulty" } } as const;
const forEver = () => new Promise<never>(() => undefined);
const phases = {
  validate: "onVendorPaymentJournalValidate in USMF: the handler check of plugin faulty",
  amend: "onVendorPaymentJournalAmend in USMF: the handler change of plugin faulty",
  posted: "onVendorPaymentJournalPosted in USMF: the handler book of plugin faulty",
  committed: "onVendorPaymentJournalCommitted in USMF: the handler tell of plugin faulty",
} as const;
type FaultyPhase = keyof typeof phases;

/** A call on the context of each phase that takes the host some time. */
const begin = {
  validate: (context: ValidateContext) => context.journalName(),
  amend: (context: AmendContext) => context.parties([]),
  posted: (context: PostingContext) => context.in("USMF").journals.create(draftOfPlugin),
  committed: (context: CommittedContext) => context.journalName(),
} as const;

/** Faults that each phase can have, with how the error goes on after naming its place. */
const faults: readonly {
  readonly fault: string;
  readonly act: (phase: FaultyPhase) => (payload: object, context: never) => unknown;
  readonly error: (place: string, phase: FaultyPhase) => string;
}[] = [
  {
    fault: "a throw",
    act: () => () => {
      throw new Error("no desk");
    },
    error: (place) => `CP_HANDLER_FAILED ${place} failed: no desk.`,
  },
  {
    fault: "a rejected promise, after a call that was done",
    act: (phase) => async (_, context) => {
      await begin[phase](context);
      throw new Error("no desk");
    },
    error: (place) => `CP_HANDLER_FAILED ${place} failed: no desk.`,
  },
  {
    fault: "a hang, after a call that was done",
    act: (phase) => async (_, context) => {
      await begin[phase](context);
      await forEver();
    },
    error: (place) => `CP_HANDLER_TIMEOUT ${place} gave no sign of life for 60 ms.`,
  },
  {
    fault: "a change of what it was given",
    act: (phase) => (payload) => {
      Object.assign(payload, phase === "amend" ? { lines: [] } : { number: "FORGED" });
    },
    error: (place, phase) =>
      `CP_HANDLER_FAILED ${place} failed: Cannot assign to read only property '${phase === "amend" ? "lines" : "number"}' of object '#<Object>'.`,
  },
  {
    fault: "a result that does not fit",
    act: () => () => 7,
    error: (place, phase) =>
      `CP_HANDLER_RESULT ${place} gave a wrong result: ${
        {
          validate: "an objection has a code, a message and perhaps a line number, but this is 7",
          amend: "the changed payload must be an object like the one it got, but it is 7",
          posted: "a posted handler returns nothing, but this is 7",
          committed: "a committed handler returns nothing, but this is 7",
        }[phase]
      }.`,
  },
  {
    fault: "a call that nobody awaits",
    act: (phase) => (_, context) => {
      void begin[phase](context);
    },
    error: (place) =>
      `CP_HANDLER_UNFINISHED ${place} ended before what it had begun on its context: 1 call was still at work.`,
  },
];

describeOnEachEngine("a fault of a handler", (database) => {
  const acts: Acts = {};
  const { logger, entries } = recordingLogger();
  let host: Host;
  let journal: JournalRef;
  before(async () => {
    const plugins = [faulty(acts)];
    host = await openBooksWith({ database: await database.newUrl(), plugins, logger, deadline: 60 });
    journal = await enterPayments(host, [aPayment(), aPayment(), aPayment()]);
  });
  after(() => host.close());
  afterEach(() => {
    Object.assign(acts, { validate: undefined, amend: undefined, posted: undefined, committed: undefined });
    entries.length = 0;
  });

  for (const phase of ["validate", "amend", "posted"] as const) {
    for (const { fault, act, error } of faults) {
      it(`is contained in ${phase}: ${fault}`, async () => {
        const before = await books(host);
        acts[phase] = act(phase) as never;
        expect(await refusalOf(host.journals.post(journal, { user }))).to.deep.equal([
          error(phases[phase], phase),
        ]);
        expect(await books(host)).to.deep.equal(before);
        expect(entries).to.deep.equal([]);
      });
    }
  }

  it("is contained in posted: a call that fails, which nobody awaits", async () => {
    const before = await books(host);
    acts.posted = (_, posting) => {
      void posting.in("NONE").journals.create(draftOfPlugin);
      void posting.in("NONE").journals.create(draftOfPlugin);
    };
    expect(await refusalOf(host.journals.post(journal, { user }))).to.deep.equal([
      `CP_HANDLER_UNFINISHED ${phases.posted} ended before what it had begun on its context: 2 calls were still at work.`,
    ]);
    expect(await books(host)).to.deep.equal(before);
  });

  it("is contained in posted: an attempt that nobody awaits, with what it wrote", async () => {
    const before = await books(host);
    acts.posted = (_, posting) => {
      void posting.attempt(async () => {
        await posting.in("USMF").journals.create(draftOfPlugin);
        await posting.in("USMF").journals.create(draftOfPlugin);
      });
    };
    expect(await refusalOf(host.journals.post(journal, { user }))).to.deep.equal([
      `CP_HANDLER_UNFINISHED ${phases.posted} ended before what it had begun on its context: 1 call was still at work.`,
    ]);
    expect(await books(host)).to.deep.equal(before);
  });

  it("is contained in posted: an attempt that is left behind and never ends", async () => {
    const before = await books(host);
    acts.posted = (_, posting) => {
      void posting.attempt(forEver);
    };
    expect(await refusalOf(host.journals.post(journal, { user }))).to.deep.equal([
      `CP_HANDLER_TIMEOUT ${phases.posted} gave no sign of life for 60 ms.`,
    ]);
    expect(await books(host)).to.deep.equal(before);
  });

  it("keeps a journal as postable as it was, and is contained in committed by trying again", async () => {
    await host.journals.post(journal, { user });
    const before = await books(host, "outbox");
    for (const [index, { act, error }] of faults.entries()) {
      acts.committed = act("committed") as never;
      await host.store.transaction((session) => session.run("UPDATE outbox SET next_at = '2024-01-01'"));
      await host.deliver();
      const failed = error(phases.committed, "committed").replace(/^(\w+) /, "$1: ");
      expect(await query(host, "SELECT state, attempts, last_error FROM outbox")).to.deep.equal([
        `pending | ${index + 1} | ${failed}`,
      ]);
      expect(await books(host, "outbox")).to.deep.equal(before);
    }
  });

  for (const phase of ["validate", "amend", "posted"] as const) {
    it(`is told where nobody awaits it: a use of a context of ${phase} after the handler's end`, async () => {
      let kept: unknown;
      acts[phase] = (_: unknown, context: unknown) => void (kept = context);
      await host.journals.post(await enterPayments(host, [aPayment()], `LATE-${phase}`), { user });
      const before = await books(host);
      const use = { ...begin, posted: (posting: PostingContext) => posting.paidAccounts() }[phase];
      const late = use(kept as never);
      void use(kept as never);
      const { hook, handler } = /^(?<hook>\w+) in USMF: the handler (?<handler>\w+)/.exec(phases[phase])!
        .groups as {
        readonly hook: string;
        readonly handler: string;
      };
      const message = `${hook}: the handler ${handler} of plugin faulty used its context after it had ended.`;
      expect(await refusalOf(late)).to.deep.equal([`CP_POSTING_CONTEXT_CLOSED ${message}`]);
      const told = {
        level: "error",
        message: "a plugin used the context of a handler that had ended",
        facts: { plugin: "faulty", handler, hook, error: message },
      };
      expect(
        entries.map(({ facts: { error, ...facts }, ...entry }) => ({
          ...entry,
          facts: { ...facts, error: (error as Error).message },
        })),
      ).to.deep.equal([told, told]);
      expect(await books(host)).to.deep.equal(before);
    });
  }
});

describeOnEachEngine("a plugin's policy", (database) => {
  let host: Host;
  afterEach(() => host.close());

  it("skip has a posting go on without what the plugin's failing handlers did, and tells of each", async () => {
    const { logger, entries } = recordingLogger();
    const bad: Acts = {
      validate: () => Promise.reject(new Error("no check")),
      amend: () => Promise.reject(new Error("no change")),
      posted: async (_, posting) => {
        await posting.in("USMF").journals.create(draftOfPlugin);
        throw new Error("no booking");
      },
    };
    const good: Acts = {
      posted: async (_, posting) => {
        const origin = { kind: "plugin", plugin: "good" } as const;
        await posting.in("USMF").journals.create({ name: "GENERAL", description: "kept", origin });
      },
    };
    host = await openBooksWith({
      database: await database.newUrl(),
      plugins: [{ plugin: faulty(bad), onFailure: "skip" }, faulty(good, "good")],
      logger,
    });
    await host.journals.post(await enterPayments(host, [aPayment()]), { user });
    expect(
      await query(host, "SELECT number, status, description, origin_plugin FROM journal ORDER BY number"),
    ).to.deep.equal(["J-000001 | draft | kept | good", "PAY-1 | posted |  | null"]);
    expect(
      entries.map(({ level, message, facts }) => [level, message, (facts["error"] as Error).message]),
    ).to.deep.equal(
      (
        [
          ["validate", "no check."],
          ["amend", "no change."],
          ["posted", "no booking."],
        ] as const
      ).map(([phase, reason]) => [
        "error",
        "a plugin's handler failed and was skipped",
        `${phases[phase]} failed: ${reason}`,
      ]),
    );
  });

  it("abort has the same posting refused, and nothing of it stands", async () => {
    const bad: Acts = {
      posted: async (_, posting) => {
        await posting.in("USMF").journals.create(draftOfPlugin);
        throw new Error("no booking");
      },
    };
    host = await openBooksWith({
      database: await database.newUrl(),
      plugins: [{ plugin: faulty(bad), onFailure: "abort" }],
    });
    const payment = await enterPayments(host, [aPayment()]);
    const before = await books(host);
    expect(await refusalOf(host.journals.post(payment, { user }))).to.deep.equal([
      `CP_HANDLER_FAILED ${phases.posted} failed: no booking.`,
    ]);
    expect(await books(host)).to.deep.equal(before);
  });

  it("park of the relationship has the payment stand where a handler in the selling company fails", async () => {
    const breaking = definePlugin({
      id: "breaking",
      version: "1.0.0",
      host: "*",
      register({ on }) {
        on(onCustomerPaymentJournalPosted, function refuse() {
          throw new Error("no desk");
        });
      },
    });
    const plugins = ["@contrapost/intercompany-settlement", breaking];
    host = await openBooksWith({ database: await database.newUrl(), plugins });
    await postInvoice(host, "FR-1", 10000n);
    const before = await books(host);
    const payment = await enterPayments(host, [aPayment({ settle: [{ invoice: "FR-1" }] })]);
    await host.journals.post(payment, { user });
    expect(await query(host, "SELECT outcome, reason_code, reason_text FROM mirror")).to.deep.equal([
      "parked | CP_HANDLER_FAILED | onCustomerPaymentJournalPosted in DEMF: the handler refuse of plugin breaking failed: no desk.",
    ]);
    const ofSeller = async () =>
      (await query(host, "SELECT * FROM party_transaction WHERE company = 'DEMF'")).sort();
    expect(before["party_transaction"]).to.include.members(await ofSeller());
    expect(await query(host, "SELECT COUNT(*) FROM journal WHERE company = 'DEMF'")).to.deep.equal(["1"]);
  });

  it("does not let journals be posted in answer to one another without end", async () => {
    const echoing = definePlugin({
      id: "echoing",
      version: "1.0.0",
      host: "*",
      rights: { create: ["general"], post: ["general"], companies: "any" },
      register({ on }) {
        on(onGeneralJournalPosted, async function echo(posted, posting) {
          const { journals } = posting.in(posted.company);
          const draft = await journals.create({
            name: "GENERAL",
            origin: { kind: "plugin", plugin: "echoing" },
          });
          const line = { date: "2024-02-05", currency: "USD", voucher: "A" };
          await draft.append([
            { ...line, account: { type: "ledger", id: "600100" }, amount: 100n },
            { ...line, account: { type: "ledger", id: "600100" }, amount: -100n },
          ]);
          await journals.post(draft);
        });
      },
    });
    host = await openBooksWith({ database: await database.newUrl(), plugins: [echoing] });
    const [draft] = await host.journals.enter(
      [
        {
          company: "USMF",
          name: "GENERAL",
          number: "GEN-1",
          lines: [100n, -100n].map((amount) =>
            aPayment({ currency: "USD", voucher: "A", account: { type: "ledger", id: "600100" }, amount }),
          ),
        },
      ],
      { user },
    );
    const before = await books(host);
    const place =
      "onGeneralJournalPosted in USMF: the handler echo of plugin echoing failed: CP_HANDLER_FAILED: ";
    const [refused] = await refusalOf(host.journals.post(draft!, { user }));
    expect(refused).to.equal(
      `CP_HANDLER_FAILED ${place.repeat(4).replace(/CP_HANDLER_FAILED: $/, "")}CP_POSTING_TOO_DEEP: USMF, journal J-000004 would be posted 4 levels inside other postings; 4 are allowed.`,
    );
    expect(await books(host)).to.deep.equal(before);
  });
});
