import { readFileSync } from "node:fs";
import * as sdk from "@contrapost/sdk";
import { expect } from "chai";
import { defaultDeliverySettings } from "#host/delivery/delivery-settings.js";
import { defaultDeadline } from "#host/kernel/kernel-options.js";
import { defaultDepthLimit } from "#host/posting/environment.js";

const page = readFileSync("docs/hooks-and-transactions.md", "utf8");

describe("docs/hooks-and-transactions.md", () => {
  it("names every hook of the SDK and no other", () => {
    const named = new Set(page.match(/\bon[A-Z]\w+/g)?.filter((name) => name !== "onFailure"));
    const hooks = Object.entries(sdk).filter(([, value]) => sdk.isHook(value));
    expect([...named].sort()).to.deep.equal(hooks.map(([name]) => name).sort());
  });

  it("tells the limits and times that hold", () => {
    const { attempts, firstDelay, longestDelay } = defaultDeliverySettings;
    expect({ attempts, firstDelay, longestDelay, defaultDeadline, defaultDepthLimit }).to.deep.equal({
      attempts: 8,
      firstDelay: 10_000,
      longestDelay: 15 * 60_000,
      defaultDeadline: 10_000,
      defaultDepthLimit: 4,
    });
    for (const told of [
      "8 times, after 10 s, 20 s, 40 s … and at most 15 minutes",
      "for ten seconds",
      "four deep",
    ]) {
      expect(page.replaceAll("\n", " ")).to.include(told);
    }
  });
});
