import { ContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import {
  countOutbox,
  type DeliverOptions,
  type DeliverySettings,
  deliverDue,
  enqueue,
  idempotencyKey,
  listOutbox,
  type OutboxEvent,
  type OutboxRow,
  replay,
} from "#host/delivery/index.js";
import { takeLease } from "#host/delivery/lease.js";
import type { Store } from "#host/store/session.js";
import { refusal, rejection } from "../store/rejection.js";
import { describeOnEachEngine } from "../store/test-database.js";

const start = new Date("2024-03-01T10:00:00.000Z");

/** A clock that moves only when a test moves it. */
function aClock() {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

function event(journal: string, ...handlers: string[]): OutboxEvent {
  const hook = "onVendorPaymentJournalCommitted";
  return {
    key: `${hook}:USMF:${journal}`,
    hook,
    company: "USMF",
    journal,
    user: "clerk",
    handlers: handlers.map((handler) => ({ plugin: "mail", handler })),
  };
}

describeOnEachEngine("delivery", (database) => {
  let url: string;
  let store: Store;
  let clock: ReturnType<typeof aClock>;
  let delivered: string[];

  beforeEach(async () => {
    url = await database.newUrl();
    store = await database.open(url);
    clock = aClock();
    delivered = [];
  });

  const put = (...events: OutboxEvent[]) =>
    store.transaction(async (session) => {
      for (const one of events) await enqueue(session, one, clock.now());
    });
  const note = async (row: OutboxRow, attempt: number) => {
    delivered.push(`${row.journal} to ${row.handler}, attempt ${attempt}`);
  };
  const deliver = (options: Partial<DeliverOptions> = {}) =>
    deliverDue({ store, now: clock.now, canRun: () => true, run: note, ...options });
  /** A host that dies writes no outcome: this one is never heard of again once its handler runs. */
  const dieDelivering = (settings: Partial<DeliverySettings>) =>
    new Promise<void>((begun) => {
      const run = () => {
        begun();
        return new Promise<never>(() => undefined);
      };
      void deliver({ run, settings });
    });
  const states = async () =>
    (await listOutbox(store)).map(({ journal, handler, state, attempts, nextAt, lastError }) =>
      [journal, handler, state, attempts, nextAt, ...(lastError === undefined ? [] : [lastError])].join(" "),
    );

  it("keeps the trace that an event comes from, where there is one", async () => {
    const traceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    await put({ ...event("PAY-1", "tell"), traceParent }, event("PAY-2", "tell"));
    const rows = await listOutbox(store);
    expect(rows.map((row) => ("traceParent" in row ? row.traceParent : "none"))).to.deep.equal([
      traceParent,
      "none",
    ]);
  });

  it("counts what is pending and what is dead", async () => {
    await put(event("PAY-1", "tell"), event("PAY-2", "tell"), event("PAY-3", "tell"));
    const run = async ({ journal }: OutboxRow) => {
      if (journal !== "PAY-1") throw new Error("It does not answer.");
    };
    await deliver({ run, settings: { attempts: 1 } });
    await put(event("PAY-4", "tell"));
    expect(await countOutbox(store)).to.deep.equal({ pending: 1, dead: 2 });
  });

  it("writes one row for each handler of an event", async () => {
    await put(event("PAY-1", "inform", "archive"), event("PAY-2"));
    const row = {
      eventKey: "onVendorPaymentJournalCommitted:USMF:PAY-1",
      hook: "onVendorPaymentJournalCommitted",
      plugin: "mail",
      company: "USMF",
      journal: "PAY-1",
      initiatedBy: "clerk",
      state: "pending",
      attempts: 0,
      nextAt: "2024-03-01T10:00:00.000Z",
      createdAt: "2024-03-01T10:00:00.000Z",
    };
    const rows = await listOutbox(store);
    const [first = 0, second = 0] = rows.map(({ id }) => id);
    expect(rows).to.deep.equal([
      { id: first, ...row, handler: "inform" },
      { id: second, ...row, handler: "archive" },
    ]);
    expect(rows.map(idempotencyKey)).to.deep.equal([
      "onVendorPaymentJournalCommitted:USMF:PAY-1:mail/inform",
      "onVendorPaymentJournalCommitted:USMF:PAY-1:mail/archive",
    ]);
  });

  it("keeps no event of a posting that was rolled back, and no event twice", async () => {
    const failing = store.transaction(async (session) => {
      await enqueue(session, event("PAY-1", "inform"), start);
      throw new Error("refused");
    });
    expect((await rejection(failing)).message).to.equal("refused");
    expect(await listOutbox(store)).to.deep.equal([]);

    await put(event("PAY-1", "inform"));
    expect((await refusal(put(event("PAY-1", "inform")))).code).to.equal("CP_CONSTRAINT");
    expect(await states()).to.deep.equal(["PAY-1 inform pending 0 2024-03-01T10:00:00.000Z"]);
  });

  it("delivers what is due in order, once", async () => {
    await put(event("PAY-1", "inform", "archive"));
    clock.pass(1);
    await put(event("PAY-2", "inform"));
    expect(await deliver()).to.deep.equal({ delivered: 3, failed: 0, dead: 0, unloaded: [] });
    expect(delivered).to.deep.equal([
      "PAY-1 to inform, attempt 1",
      "PAY-1 to archive, attempt 1",
      "PAY-2 to inform, attempt 1",
    ]);
    expect(await deliver()).to.deep.equal({ delivered: 0, failed: 0, dead: 0, unloaded: [] });
    expect((await listOutbox(store)).map(({ state }) => state)).to.deep.equal(["done", "done", "done"]);
  });

  it("delivers more than it reads at a time", async () => {
    const journals = Array.from({ length: 250 }, (_, index) => `PAY-${index}`);
    await put(...journals.map((journal) => event(journal, "inform")));
    const [unloaded] = (await deliver({ canRun: () => false })).unloaded;
    expect(unloaded?.deliveries).to.equal(250);
    expect((await deliver()).delivered).to.equal(250);
    expect(delivered).to.deep.equal(journals.map((journal) => `${journal} to inform, attempt 1`));
  }).timeout(60_000);

  it("delivers after a restart what was enqueued before", async () => {
    await put(event("PAY-1", "inform"));
    await store.close();
    store = await database.open(url);
    expect((await deliver()).delivered).to.equal(1);
    expect(delivered).to.deep.equal(["PAY-1 to inform, attempt 1"]);
  });

  it("runs a handler outside of any transaction, so that it can use the books itself", async () => {
    await put(event("PAY-1", "inform"));
    await deliver({ run: () => put(event("PAY-2", "inform")) });
    expect((await listOutbox(store)).map(({ journal, state }) => `${journal} ${state}`)).to.deep.equal([
      "PAY-1 done",
      "PAY-2 pending",
    ]);
  });

  it("tries again after ever longer waits up to the longest, then gives up", async () => {
    await put(event("PAY-1", "inform"));
    const settings = { attempts: 4, firstDelay: 1000, longestDelay: 3000, lease: 60_000 };
    const error = new ContrapostError("CP_HANDLER_RESULT", {
      hook: "h",
      company: "c",
      handler: "x",
      plugin: "p",
      reason: "r\0",
    });
    const run = async (row: OutboxRow, attempt: number) => {
      await note(row, attempt);
      throw error;
    };
    const seen: string[] = [];
    for (let pass = 1; pass <= 5; pass += 1) {
      const { delivered: done, failed, dead } = await deliver({ run, settings });
      seen.push(`${done} ${failed} ${dead}`, ...(await states()));
      clock.pass(3000);
    }
    const why = "CP_HANDLER_RESULT: h in c: the handler x of plugin p gave a wrong result: r\\u0000.";
    expect(seen).to.deep.equal([
      "0 1 0",
      `PAY-1 inform pending 1 2024-03-01T10:00:01.000Z ${why}`,
      "0 1 0",
      `PAY-1 inform pending 2 2024-03-01T10:00:05.000Z ${why}`,
      "0 1 0",
      `PAY-1 inform pending 3 2024-03-01T10:00:09.000Z ${why}`,
      "0 0 1",
      `PAY-1 inform dead 4 2024-03-01T10:00:09.000Z ${why}`,
      "0 0 0",
      `PAY-1 inform dead 4 2024-03-01T10:00:09.000Z ${why}`,
    ]);
    expect(delivered).to.have.length(4);
  });

  it("does not try before the wait is over, and lets no other delivery wait for it", async () => {
    await put(event("PAY-1", "inform"), event("PAY-2", "inform"));
    const run = async (row: OutboxRow, attempt: number) => {
      await note(row, attempt);
      if (row.journal === "PAY-1" && attempt === 1) throw new Error("no connection\0".repeat(1000));
    };
    const done = { delivered: 1, failed: 0, dead: 0, unloaded: [] };
    expect(await deliver({ run })).to.deep.equal({ ...done, failed: 1 });
    clock.pass(9999);
    expect(await deliver({ run })).to.deep.equal({ ...done, delivered: 0 });
    expect((await listOutbox(store, { state: "pending" }))[0]?.lastError).to.equal(
      "no connection".repeat(1000).slice(0, 2000),
    );
    clock.pass(1);
    expect(await deliver({ run })).to.deep.equal(done);
    expect(delivered).to.deep.equal([
      "PAY-1 to inform, attempt 1",
      "PAY-2 to inform, attempt 1",
      "PAY-1 to inform, attempt 2",
    ]);
    expect((await listOutbox(store))[0]?.lastError).to.equal(undefined);
  });

  it("leaves what no loaded handler takes, and reports it", async () => {
    await put(event("PAY-1", "inform", "archive"), event("PAY-2", "archive"));
    expect(await deliver({ canRun: ({ handler }) => handler === "inform" })).to.deep.equal({
      delivered: 1,
      failed: 0,
      dead: 0,
      unloaded: [
        { plugin: "mail", handler: "archive", hook: "onVendorPaymentJournalCommitted", deliveries: 2 },
      ],
    });
    expect((await deliver()).delivered).to.equal(2);
  });

  it("takes again what a host that died had begun, once its lease has ended", async () => {
    await put(event("PAY-1", "inform"));
    await dieDelivering({ lease: 3_600_000 });
    clock.pass(3_600_000 - 1);
    expect((await deliver()).delivered).to.equal(0);
    clock.pass(1);
    expect((await deliver()).delivered).to.equal(1);
    expect(delivered).to.deep.equal(["PAY-1 to inform, attempt 2"]);
  });

  it("gives a delivery up that may be what ends its hosts", async () => {
    await put(event("PAY-1", "inform"));
    const settings = { attempts: 1, lease: 3_600_000 };
    await dieDelivering(settings);
    clock.pass(3_600_000);
    expect(await deliver({ settings })).to.deep.equal({ delivered: 0, failed: 0, dead: 1, unloaded: [] });
    expect(delivered).to.deep.equal([]);
    expect((await listOutbox(store))[0]?.lastError).to.equal("The host ended during the last attempt.");
  });

  it("keeps a long delivery from other hosts as long as it lasts", async () => {
    await put(event("PAY-1", "inform"));
    const now = () => new Date();
    const settings = { lease: 300 };
    let others = 0;
    const run = async (row: OutboxRow, attempt: number) => {
      const until = Date.now() + 900;
      while (Date.now() < until) {
        others += (await deliver({ now, settings })).delivered;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await note(row, attempt);
    };
    expect((await deliver({ now, settings, run })).delivered).to.equal(1);
    expect(others).to.equal(0);
    expect(delivered).to.deep.equal(["PAY-1 to inform, attempt 1"]);
  });

  it("shares deliveries among hosts, each to one of them", async () => {
    const journals = Array.from({ length: 20 }, (_, index) => `PAY-${index}`);
    await put(...journals.map((journal) => event(journal, "inform")));
    const hosts = [store, await database.open(url), await database.open(url)];
    const reports = await Promise.all(hosts.map((host) => deliver({ store: host })));
    expect(reports.reduce((sum, report) => sum + report.delivered, 0)).to.equal(20);
    expect([...delivered].sort()).to.deep.equal(
      journals.map((journal) => `${journal} to inform, attempt 1`).sort(),
    );
  });

  it("lets one host take a row that several have read", async () => {
    await put(event("PAY-1", "inform"));
    const [row] = await listOutbox(store);
    const stores = [store, await database.open(url), await database.open(url)];
    const take = (host: Store) => takeLease(row!, { store: host, now: clock.now, lease: 1000 });
    expect((await Promise.all(stores.map(take))).sort()).to.deep.equal([false, false, true]);
    expect(await states()).to.deep.equal(["PAY-1 inform pending 1 2024-03-01T10:00:01.000Z"]);
  });

  it("writes the outcome after a renewal that is under way, not before", async () => {
    await put(event("PAY-1", "inform"));
    let transactions = 0;
    let renewing = () => {};
    let renewed: Promise<unknown> = Promise.resolve();
    const slowRenewal: Store = {
      engine: store.engine,
      statements: 0,
      read: (work) => store.read(work),
      analyze: () => store.analyze(),
      close: () => store.close(),
      async transaction(work) {
        transactions += 1;
        // The first takes the lease, the second renews it.
        if (transactions !== 2) return await store.transaction(work);
        const renewal = new Promise((resolve) => setTimeout(resolve, 50)).then(() => store.transaction(work));
        renewed = renewal;
        renewing();
        return await renewal;
      },
    };
    const run = async () => {
      await new Promise<void>((resolve) => {
        renewing = resolve;
      });
      throw new Error("no connection");
    };
    await deliver({ store: slowRenewal, run, settings: { lease: 120 } });
    await renewed;
    expect(await states()).to.deep.equal(["PAY-1 inform pending 1 2024-03-01T10:00:10.000Z no connection"]);
  });

  it("keeps an outcome that another host wrote while this one had lost its lease", async () => {
    await put(event("PAY-1", "inform"));
    const run = async () => {
      // The lease of an hour is over: the clock jumped, as it does for a process that was asleep.
      clock.pass(3_600_000);
      expect((await deliver()).delivered).to.equal(1);
      throw new Error("too late");
    };
    expect((await deliver({ run, settings: { lease: 3_600_000 } })).failed).to.equal(1);
    expect(await states()).to.deep.equal(["PAY-1 inform done 2 2024-03-01T11:00:30.000Z"]);
  });

  it("does not cut short another host's attempt after it has lost its own lease", async () => {
    await put(event("PAY-1", "inform"));
    const settings = { lease: 3_600_000 };
    const run = async () => {
      clock.pass(3_600_000);
      await dieDelivering(settings);
      throw new Error("too late");
    };
    expect((await deliver({ run, settings })).failed).to.equal(1);
    expect(await states()).to.deep.equal(["PAY-1 inform pending 2 2024-03-01T12:00:00.000Z"]);
  });

  it("stops between two deliveries when told to", async () => {
    await put(event("PAY-1", "inform", "archive"));
    const stop = new AbortController();
    const run = async (row: OutboxRow, attempt: number) => {
      await note(row, attempt);
      stop.abort();
    };
    expect((await deliver({ run, signal: stop.signal })).delivered).to.equal(1);
    expect(delivered).to.deep.equal(["PAY-1 to inform, attempt 1"]);
  });

  it("replays a dead delivery with all its attempts", async () => {
    await put(event("PAY-1", "inform"));
    const failing = async () => {
      throw new Error("no connection");
    };
    await deliver({ run: failing, settings: { attempts: 1 } });
    const [dead] = await listOutbox(store, { state: "dead" });
    expect(await deliver()).to.deep.equal({ delivered: 0, failed: 0, dead: 0, unloaded: [] });

    clock.pass(5000);
    await replay(store, dead?.id ?? 0, clock.now());
    expect(await states()).to.deep.equal(["PAY-1 inform pending 0 2024-03-01T10:00:05.000Z"]);
    expect((await deliver()).delivered).to.equal(1);
    expect(delivered).to.deep.equal(["PAY-1 to inform, attempt 1"]);
  });

  it("replays nothing else", async () => {
    await put(event("PAY-1", "inform"));
    const [row] = await listOutbox(store);
    const id = row?.id ?? 0;
    expect((await refusal(replay(store, id, start))).message).to.equal(
      `The delivery ${id} cannot be replayed: it is pending, not dead.`,
    );
    expect((await refusal(replay(store, 999, start))).message).to.equal("There is no delivery 999.");
  });

  it("lists deliveries by state, and page by page", async () => {
    await put(event("PAY-1", "inform", "archive"), event("PAY-2", "inform"));
    await deliver({ canRun: ({ handler }) => handler === "inform" });
    const list = async (filter: Parameters<typeof listOutbox>[1]) =>
      (await listOutbox(store, filter)).map(({ journal, handler }) => `${journal} ${handler}`);
    expect(await list({ state: "done" })).to.deep.equal(["PAY-1 inform", "PAY-2 inform"]);
    expect(await list({ state: "dead" })).to.deep.equal([]);
    const [first] = await listOutbox(store, { limit: 1 });
    expect(first?.handler).to.equal("inform");
    expect(await list({ after: first?.id ?? 0, limit: 1 })).to.deep.equal(["PAY-1 archive"]);
  });
});
