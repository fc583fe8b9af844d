import { expect } from "chai";
import { CommittedCounts } from "#host/telemetry/committed-counts.js";

describe("counts of what is committed", () => {
  const failed = new Error("undone");
  let counted: string[];
  let counts: CommittedCounts;
  beforeEach(() => {
    counted = [];
    counts = new CommittedCounts();
  });
  const add = (key: string) => counts.add(() => counted.push(key));
  const undone = (work: () => void) =>
    counts
      .within(async () => {
        work();
        await Promise.resolve();
        throw failed;
      })
      .catch((error: unknown) => expect(error).to.equal(failed));

  it("are taken at once where no work is under way", () => {
    add("one");
    expect(counted).to.deep.equal(["one"]);
  });

  it("wait for the work to end well", async () => {
    const answer = await counts.within(async () => {
      add("one");
      await Promise.resolve();
      expect(counted).to.deep.equal([]);
      return 7;
    });
    expect({ answer, counted }).to.deep.equal({ answer: 7, counted: ["one"] });
  });

  it("are dropped with work that fails", async () => {
    await undone(() => add("one"));
    expect(counted).to.deep.equal([]);
  });

  it("of work inside other work wait for that too, and are dropped alone", async () => {
    await counts.within(async () => {
      await counts.within(async () => add("inner"));
      await undone(() => add("lost"));
      expect(counted).to.deep.equal([]);
    });
    expect(counted).to.deep.equal(["inner"]);
    await undone(() => void counts.within(async () => add("inside")));
    expect(counted).to.deep.equal(["inner"]);
  });

  it("of works at the same time do not mix", async () => {
    const one = counts.within(async () => {
      await Promise.resolve();
      add("one");
    });
    await undone(() => add("two"));
    await one;
    expect(counted).to.deep.equal(["one"]);
  });
});
