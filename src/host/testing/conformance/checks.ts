import {
  definePlugin,
  type JournalRef,
  onCustomerInvoicePosted,
  onCustomerPaymentJournalPosted,
  onGeneralJournalPosted,
  onVendorInvoicePosted,
  onVendorPaymentJournalPosted,
  type Plugin,
} from "@contrapost/sdk";
import type { ConformanceOptions } from "./conformance-options.js";
import { compareTraces, exercise, faultsIn, type Traces } from "./exercise.js";
import { inOtherWorld } from "./other-world.js";
import { runningThings } from "./running-things.js";

/** Answers what a plugin does wrong; nothing where it does as it should. */
type Check = (plugin: Plugin, options: ConformanceOptions) => Promise<readonly string[]>;

export const deterministic: Check = async (plugin, options) => {
  const once = () =>
    exercise(plugin, options, async ({ run, deliver, traces, observation }) => {
      const outcomes = await run();
      await deliver();
      return { outcomes, traces: await traces(), calls: observation.calls };
    });
  const first = await once();
  if (first.calls === 0) return ["none of its handlers ran: give journals that it acts on"];
  const failed = faultsIn(first.outcomes, plugin);
  if (failed.length > 0) return failed;
  const second = await inOtherWorld(once);
  const names = ["in the first run", "in the second"] as const;
  const outcomes = first.outcomes.flatMap((outcome, index) =>
    outcome === second.outcomes[index]
      ? []
      : [`${outcome} ${names[0]}; ${String(second.outcomes[index])} ${names[1]}`],
  );
  // What it did outside adds up over both runs.
  const { outside } = first.traces;
  return [...outcomes, ...compareTraces(first.traces, { ...second.traces, outside }, names)];
};

export const idempotent: Check = (plugin, options) =>
  exercise(plugin, options, async ({ books, run, deliver, traces }) => {
    await run();
    await deliver();
    const before = await traces();
    await books.host.store.transaction((session) =>
      session.run(
        "UPDATE outbox SET state = 'pending', attempts = 0, next_at = ? WHERE state = 'done' AND plugin = ?",
        [books.clock.now().toISOString(), plugin.id],
      ),
    );
    await deliver();
    return compareTraces(before, await traces());
  });

export const withinRights: Check = (plugin, options) =>
  exercise(plugin, options, async ({ run, deliver, observation }) => {
    await run();
    await deliver();
    return [...observation.breaches];
  });

export const previewsOnly: Check = (plugin, options) =>
  exercise(plugin, options, async ({ books, run, traces }) => {
    const found: string[] = [];
    await run(async (journal) => {
      const before = await traces();
      await books.preview(journal);
      found.push(...compareTraces(before, await traces()).map((line) => `${label(journal)}: ${line}`));
    });
    return found;
  });

export const rollsBack: Check = async (plugin, options) => {
  const clean = await exercise(plugin, options, async ({ run, traces }) => {
    await run();
    return (await traces()).books;
  });
  let armed: JournalRef | undefined;
  const saboteur = failingAfter(plugin.id, (journal) => label(journal) === (armed && label(armed)));
  return await exercise(
    plugin,
    options,
    async ({ books, run, traces }) => {
      const found: string[] = [];
      await run(async (journal) => {
        const before = await traces();
        armed = journal;
        await books.attempt(journal);
        armed = undefined;
        found.push(...compareTraces(before, await traces()).map((line) => `${label(journal)}: ${line}`));
      });
      if (found.length > 0) return found;
      const outside = "";
      const after: Traces = { books: (await traces()).books, outside };
      return compareTraces({ books: clean, outside }, after, [
        "where none was rolled back",
        "after some were",
      ]);
    },
    { beside: [saboteur] },
  );
};

export const heedsDeadline: Check = async (plugin, options) => {
  const inTime = await exercise(plugin, options, async ({ books, run, deliver }) => {
    const outcomes = await run();
    await deliver();
    const failed = (await books.host.outbox()).flatMap(({ lastError = "" }) => lastError);
    return [...outcomes, ...failed].filter((text) => text.includes("no sign of life"));
  });
  if (inTime.length > 0) return inTime;
  const reason = new Error("The handler's deadline has passed.");
  const aborted = await exercise(
    plugin,
    options,
    async ({ run, deliver, traces }) => {
      await run();
      const before = await traces();
      await deliver();
      return compareTraces(before, await traces());
    },
    { signal: AbortSignal.abort(reason) },
  );
  return aborted.map((line) => `with its signal aborted: ${line}`);
};

export const stopsWhole: Check = async (plugin, options) => {
  const before = await runningThings();
  const logged = await exercise(plugin, options, async ({ books, run, deliver }) => {
    await run();
    await deliver();
    return books;
  });
  const failed = logged.log.filter(({ level, facts }) => level === "error" && facts["plugin"] === plugin.id);
  const after = await runningThings();
  const left = [...after].flatMap(([thing, count]) => {
    const more = count - (before.get(thing) ?? 0);
    return more > 0 ? [`${thing}: ${more} more than before`] : [];
  });
  return [...failed.map(({ message, facts }) => `${message}: ${String(facts["error"])}`), ...left];
};

/** A plugin that lets a posting fail once all else of it is done. */
function failingAfter(plugin: string, isMeant: (journal: JournalRef) => boolean): Plugin {
  return definePlugin({
    id: "conformance-rollback",
    version: "1.0.0",
    host: "*",
    register({ on }) {
      const hooks = [
        onVendorInvoicePosted,
        onCustomerInvoicePosted,
        onVendorPaymentJournalPosted,
        onCustomerPaymentJournalPosted,
        onGeneralJournalPosted,
      ];
      for (const hook of hooks) {
        on(
          hook,
          function failAtTheEnd(journal) {
            if (isMeant(journal)) throw new Error("This posting is rolled back, to see what stays behind.");
          },
          { after: [plugin] },
        );
      }
    },
  });
}

function label({ company, number }: JournalRef): string {
  return `${company}/${number}`;
}
