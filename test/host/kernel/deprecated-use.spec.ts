import { defineEvent, defineService } from "@contrapost/sdk";
import { expect } from "chai";
import { aKernel, aPlugin } from "./support/a-kernel.js";
import { rejection } from "./support/kernel-problems.js";

describe("what is deprecated of a plugin", () => {
  const told: string[] = [];
  beforeEach(() => void told.splice(0));

  const limit = defineEvent<object>("treasury", "limit", {
    deprecated: (plugin) => void told.push(`event: ${plugin}`),
  });
  const desk = defineService<object>("treasury.desk", {
    deprecated: (plugin) => void told.push(`service: ${plugin}`),
  });
  const treasury = aPlugin("treasury", {
    hooks: [limit],
    provides: [desk],
    register: ({ provide }) => provide(desk, {}),
  });
  const requires = { treasury: "^1.0.0" };

  it("learns as they start which plugins use it, and of no others", async () => {
    const listener = aPlugin("listener", {
      requires,
      register: ({ on }) => on(limit.posted, function hear() {}),
    });
    const user = aPlugin("user", { requires, uses: { desk } });
    const neither = aPlugin("neither", { requires });
    await aKernel([treasury, listener, user, neither]);
    expect(told).to.deep.equal(["event: listener", "service: user"]);
  });

  it("cannot keep the host from naming the plugin where its notice throws", async () => {
    const broken = defineService<object>("treasury.broken", {
      deprecated: () => {
        throw new Error("no notice");
      },
    });
    const provider = aPlugin("treasury", {
      provides: [broken],
      register: ({ provide }) => provide(broken, {}),
    });
    const error = await rejection(aKernel([provider, aPlugin("user", { requires, uses: { broken } })]));
    expect(error.problems.map(({ message }) => message)).to.deep.equal([
      "The plugin user failed while it registered: no notice.",
    ]);
  });
});
