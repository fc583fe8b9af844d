import { expect } from "chai";
import { observedTransaction } from "#host/posting/observed-transaction.js";
import { type PostingObserver, unobserved } from "#host/posting/posting-observer.js";
import type { Session, Store } from "#host/store/session.js";
import { CommittedCounts } from "#host/telemetry/committed-counts.js";

describe("an observed transaction", () => {
  const counts = new CommittedCounts();
  const observer: PostingObserver = { ...unobserved, committing: (work) => counts.within(work) };
  const session = {} as Session;

  /** A store that tries everything a second time, as after a deadlock, and commits after that. */
  function storeThatRetries(commit: () => void): Store {
    const transaction: Store["transaction"] = async (work) => {
      await work(session).catch(() => undefined);
      const result = await work(session);
      commit();
      return result;
    };
    return { transaction } as Partial<Store> as Store;
  }

  it("counts what its last attempt did, once that is committed", async () => {
    const events: string[] = [];
    let attempt = 0;
    const result = await observedTransaction(
      { observer },
      storeThatRetries(() => events.push("committed")),
      async () => {
        attempt += 1;
        const now = attempt;
        await Promise.resolve();
        counts.add(() => events.push(`counted attempt ${now}`));
        if (now === 1) throw new Error("deadlock");
        return now;
      },
    );
    expect({ result, events }).to.deep.equal({ result: 2, events: ["committed", "counted attempt 2"] });
  });
});
