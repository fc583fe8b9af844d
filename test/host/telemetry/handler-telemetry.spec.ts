import { type Journal, onGeneralJournalValidate, type ValidateContext } from "@contrapost/sdk";
import { context, trace } from "@opentelemetry/api";
import { expect } from "chai";
import { openTelemetry } from "#host/telemetry/open-telemetry.js";
import { aKernel, aPlugin } from "../kernel/support/a-kernel.js";
import { aScope } from "../kernel/support/a-scope.js";
import { Recorded } from "./recorded.js";

describe("spans of handlers", () => {
  let recorded: Recorded;
  beforeEach(() => {
    recorded = new Recorded();
  });
  afterEach(() => recorded.end());

  it("stand in what they were called in, also where another's timer finds that one hangs", async () => {
    const plugin = aPlugin("slow", {
      register({ on }) {
        on(
          onGeneralJournalValidate,
          async function hang() {
            return await new Promise<never>(() => undefined);
          },
          { deadline: 20 },
        );
        on(onGeneralJournalValidate, async function goOn() {
          return await Promise.resolve([]);
        });
      },
    });
    const { dispatcher } = await aKernel([{ plugin, onFailure: "skip" }], {
      observer: openTelemetry().handlers,
    });
    const validate = async (name: string): Promise<void> => {
      const span = trace.getTracer("test").startSpan(name);
      const { scope } = aScope<ValidateContext>();
      const run = () => dispatcher.validate(onGeneralJournalValidate, "USMF", {} as Journal, scope);
      await context.with(trace.setSpan(context.active(), span), run);
      span.end();
    };
    await Promise.all([validate("one"), validate("two")]);
    const tree = recorded
      .spans()
      .map(({ name, children = [] }) => [
        name,
        ...children.map(({ attributes }) => attributes["contrapost.handler"]),
      ]);
    expect(tree).to.deep.equal([
      ["one", "hang", "goOn"],
      ["two", "hang", "goOn"],
    ]);
  });

  it("leave what a handler answers and throws as it is", async () => {
    const { handlers } = openTelemetry();
    const about = { hook: onGeneralJournalValidate, ref: { plugin: "any", handler: "any" } };
    const call = (work: () => unknown) => handlers?.call(about, work);
    const promise = Promise.resolve(1);
    expect(call(() => promise)).to.equal(promise);
    const list: unknown[] = [];
    expect(call(() => list)).to.equal(list);
    const foreign = { then: (resolve: (value: number) => void) => resolve(2) };
    expect(await call(() => foreign)).to.equal(2);
    const fault = new RangeError("no");
    expect(() =>
      call(() => {
        throw fault;
      }),
    ).to.throw(fault);
  });
});
