import {
  defineEvent,
  definePlugin,
  isContrapostError,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  type Plugin,
  type PostingContext,
  type PostedJournal,
} from "@contrapost/sdk";
import { expect } from "chai";
import { type Host, openHost, type PluginInput } from "contrapost";
import { aPayment, clock, enterPayments, openBooks, query, user } from "./books.js";

interface Breach {
  readonly limit: string;
  readonly said: readonly string[];
}
const limitBreach = defineEvent<Breach>("treasury", "limitBreach");
const breach: Breach = { limit: "1000.00", said: [] };

type Act = (posting: PostingContext, posted: PostedJournal) => Promise<unknown>;

/** The plugin whose event it is; it does something in each posting of a vendor payment. */
function treasury(act: Act, more: Partial<Plugin> = {}): Plugin {
  return definePlugin({
    id: "treasury",
    version: "1.0.0",
    host: "*",
    hooks: [limitBreach],
    ...more,
    register({ on }) {
      on(onVendorPaymentJournalPosted, async function watchLimit(posted, posting) {
        await act(posting, posted);
      });
    },
  });
}

function listener(register: Plugin["register"], more: Partial<Plugin> = {}): Plugin {
  return definePlugin({
    id: "desk",
    version: "1.0.0",
    host: "*",
    requires: { treasury: "^1.0.0" },
    rights: { create: ["general"], companies: "any" },
    register,
    ...more,
  });
}

describe("events of a plugin", () => {
  let host: Host | undefined;
  afterEach(async () => {
    await host?.close();
    host = undefined;
  });

  /** Posts a payment with these plugins and answers what it was refused with. */
  async function post(...plugins: readonly PluginInput[]): Promise<string> {
    host = await openBooks(...plugins);
    try {
      await host.journals.post(await enterPayments(host, [aPayment()]), { user });
      return "";
    } catch (error) {
      if (isContrapostError(error)) return error.message;
      throw error;
    }
  }

  it("reach the handlers of other plugins in every phase, each with the context and the result of the phase", async () => {
    const heard: string[] = [];
    let result: unknown;
    const raising = treasury(async (posting) => {
      const objections = await posting.raise(limitBreach.validate, breach);
      const amended = await posting.raise(limitBreach.amend, breach);
      result = { objections, amended };
      await posting.raise(limitBreach.posted, amended);
      await posting.raise(limitBreach.committed, amended);
      await posting.raise(limitBreach.committed, amended);
    });
    const hearing = listener(({ on }) => {
      on(limitBreach.validate, function refuse({ limit }, { preview, company }) {
        heard.push(`validate ${limit} in ${company}, preview ${preview}`);
        return { code: "DESK_SHUT", message: "the desk is shut" };
      });
      on(limitBreach.amend, function sign(payload) {
        return { ...payload, said: [...payload.said, "signed"] };
      });
      on(
        limitBreach.amend,
        function seal(payload) {
          return { ...payload, said: [...payload.said, "sealed"] };
        },
        { before: ["desk/sign"] },
      );
      on(limitBreach.posted, async function file({ said }, posting) {
        heard.push(`posted ${said.join()}`);
        const draft = { name: "GENERAL", origin: { kind: "plugin", plugin: "desk" } } as const;
        await posting.in("DEMF").journals.create(draft);
      });
      on(limitBreach.committed, function tell({ limit, said }, { company, idempotencyKey, attempt }) {
        heard.push(
          `committed ${limit} ${said.join()} in ${company} ${attempt} ${idempotencyKey.replace(/:\d+:/, ":N:")}`,
        );
      });
    });
    expect(await post(raising, hearing)).to.equal("");
    expect(result).to.deep.equal({
      objections: [{ code: "DESK_SHUT", message: "the desk is shut", plugin: "desk", handler: "refuse" }],
      amended: { limit: "1000.00", said: ["sealed", "signed"] },
    });
    expect(await host!.deliver()).to.deep.equal({ delivered: 2, failed: 0, dead: 0, unloaded: [] });
    const committed =
      "committed 1000.00 sealed,signed in USMF 1 treasury.limitBreach.committed:USMF:PAY-1:N:desk/tell";
    expect(heard).to.deep.equal([
      "validate 1000.00 in USMF, preview false",
      "posted sealed,signed",
      committed,
      committed,
    ]);
    expect(
      await query(host!, "SELECT company, created_by FROM journal WHERE name = 'GENERAL'"),
    ).to.deep.equal(["DEMF | plugin:desk"]);
  });

  it("cost nothing where nobody hears them, and are delivered to nobody where the posting rolls back", async () => {
    const raising = treasury(async (posting) => {
      expect(await posting.raise(limitBreach.validate, breach)).to.deep.equal([]);
      expect(await posting.raise(limitBreach.amend, breach)).to.equal(breach);
      await posting.raise(limitBreach.posted, breach);
      await posting.raise(limitBreach.committed, breach);
    });
    expect(await post(raising)).to.equal("");
    expect(await host!.outbox()).to.deep.equal([]);
    await host!.close();
    const hearing = listener(({ on }) => on(limitBreach.committed, function tell() {}));
    const failing = treasury(async (posting) => {
      await posting.raise(limitBreach.committed, breach);
      throw new Error("after all");
    });
    expect(await post(failing, hearing)).to.equal(
      "onVendorPaymentJournalPosted in USMF: the handler watchLimit of plugin treasury failed: after all.",
    );
    expect(await host!.outbox()).to.deep.equal([]);
  });

  it("pass on a fault of a handler with the names of all that stand around it", async () => {
    const raising = treasury((posting) => posting.raise(limitBreach.posted, breach));
    const hearing = listener(({ on }) =>
      on(limitBreach.posted, function file() {
        throw new Error("no paper");
      }),
    );
    expect(await post(raising, hearing)).to.equal(
      "onVendorPaymentJournalPosted in USMF: the handler watchLimit of plugin treasury failed: CP_HANDLER_FAILED: " +
        "treasury.limitBreach.posted in USMF: the handler file of plugin desk failed: no paper.",
    );
  });

  it("hold a handler to the rights of its own plugin", async () => {
    const raising = treasury((posting) => posting.raise(limitBreach.posted, breach), {
      rights: { create: ["general"], companies: "any" },
    });
    const hearing = listener(
      ({ on }) =>
        on(limitBreach.posted, async function file(_breach, posting) {
          const draft = { name: "GENERAL", origin: { kind: "plugin", plugin: "desk" } } as const;
          await posting.in("USMF").journals.create(draft);
        }),
      { rights: {} },
    );
    expect(await post(raising, hearing)).to.match(
      /CP_RIGHT_MISSING: The plugin desk has no right to create general in USMF: its handler file called journals\.create\.$/,
    );
  });

  it("are raised by their own plugin only", async () => {
    const raising = treasury(async () => undefined);
    const hearing = listener(({ on }) =>
      on(onVendorPaymentJournalPosted, async function imitate(_posted, posting) {
        await posting.raise(limitBreach.posted, breach);
      }),
    );
    expect(await post(raising, hearing)).to.equal(
      "onVendorPaymentJournalPosted in USMF: the handler imitate of plugin desk failed: CP_EVENT_FOREIGN: " +
        "treasury.limitBreach.posted in USMF: the handler imitate of plugin desk raises it, but may not raise it here.",
    );
  });

  it("are raised while a posting is checked too, as far as nothing is written", async () => {
    const asking = definePlugin({
      id: "treasury",
      version: "1.0.0",
      host: "*",
      hooks: [limitBreach],
      register({ on }) {
        on(onVendorPaymentJournalValidate, async function ask(_journal, validation) {
          return await validation.raise(limitBreach.validate, breach);
        });
      },
    });
    const hearing = listener(({ on }) =>
      on(limitBreach.validate, function refuse() {
        return { code: "DESK_SHUT", message: "the desk is shut" };
      }),
    );
    host = await openBooks(asking, hearing);
    const journal = await enterPayments(host, [aPayment()]);
    const { problems } = await host.journals.preview(journal, { user });
    expect(problems.map(({ message }) => message)).to.deep.equal([
      "USMF, journal PAY-1: plugin treasury, handler ask, objects with DESK_SHUT: the desk is shut",
    ]);
  });

  it("do not raise each other without end", async () => {
    const looping: Plugin = definePlugin({
      id: "treasury",
      version: "1.0.0",
      host: "*",
      hooks: [limitBreach],
      register({ on }) {
        on(onVendorPaymentJournalPosted, async function watchLimit(_posted, posting) {
          await posting.raise(limitBreach.posted, breach);
        });
        on(limitBreach.posted, async function again(payload, posting) {
          await posting.raise(limitBreach.posted, payload);
        });
      },
    });
    expect(await post(looping)).to.match(
      /CP_EVENT_TOO_DEEP: treasury\.limitBreach\.posted in USMF: the handler again of plugin treasury raises it 4 levels inside other events; 4 are allowed\.$/,
    );
  });

  it("are kept as data until they are delivered", async () => {
    const amounts = defineEvent<{ readonly amount: bigint }>("treasury", "amounts");
    const raising = treasury((posting) => posting.raise(amounts.committed, { amount: 1n }), {
      hooks: [amounts],
    });
    const hearing = listener(({ on }) => on(amounts.committed, function tell() {}));
    expect(await post(raising, hearing)).to.equal(
      "onVendorPaymentJournalPosted in USMF: the handler watchLimit of plugin treasury failed: CP_EVENT_PAYLOAD: " +
        "treasury.amounts.committed in USMF: the handler watchLimit of plugin treasury raises it with what cannot be " +
        "kept until it is delivered: Do not know how to serialize a BigInt",
    );
  });

  it("are heard by plugins that require theirs, and only if it defines them", async () => {
    const other = defineEvent("treasury", "other");
    const hearing = (requires: Plugin["requires"], event = limitBreach) =>
      listener(({ on }) => on(event.posted, function file() {}), { requires: requires ?? {} });
    const refusals: string[] = [];
    for (const plugin of [hearing({}), hearing({ treasury: "*" }, other as typeof limitBreach)]) {
      const plugins = [treasury(async () => undefined), plugin];
      await openHost({ database: "sqlite::memory:", plugins, clock }).catch((error: unknown) => {
        if (!isContrapostError(error)) throw error;
        refusals.push(...error.problems.map(({ code, message }) => `${code} ${message}`));
      });
    }
    expect(refusals).to.deep.equal([
      "CP_EVENT_NOT_REQUIRED The plugin desk has a handler on treasury.limitBreach.posted of plugin treasury without requiring that plugin.",
      "CP_EVENT_UNKNOWN The plugin desk has a handler on treasury.other.posted, which plugin treasury does not define.",
    ]);
  });
});
