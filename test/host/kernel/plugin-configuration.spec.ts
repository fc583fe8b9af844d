import { definePlugin } from "@contrapost/sdk";
import { IsArray, IsIn, IsOptional, IsString, Matches, Type, ValidateNested } from "@contrapost/sdk/config";
import { expect } from "chai";
import { aKernel } from "./support/a-kernel.js";
import { problemsOf, rejection } from "./support/kernel-problems.js";

class Limit {
  @IsString()
  company!: string;

  @Matches(/^\d+\.\d\d$/)
  amount!: string;
}

class Config {
  @IsIn(["block", "park"])
  onFailure: "block" | "park" = "park";

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Limit)
  limits?: Limit[];
}

class NoRules {
  onFailure = "park";
}

let seen: Config | undefined;
const limits = definePlugin<Config>({
  id: "limits",
  version: "1.0.0",
  host: "^0.1.0",
  config: () => Config,
  register({ config }) {
    seen = config;
  },
});
describe("configuration of a plugin", () => {
  beforeEach(() => {
    seen = undefined;
  });

  it("arrives checked, as an instance of its class, with defaults for what is not said", async () => {
    await aKernel([{ plugin: limits, config: { limits: [{ company: "USMF", amount: "5.00" }] } }]);
    expect(seen).to.be.instanceOf(Config);
    expect(seen?.limits?.[0]).to.be.instanceOf(Limit);
    expect(Object.assign({}, seen)).to.deep.equal({
      onFailure: "park",
      limits: [Object.assign(new Limit(), { company: "USMF", amount: "5.00" })],
    });
  });

  it("cannot be changed, down to its last value", async () => {
    await aKernel([{ plugin: limits, config: { limits: [{ company: "USMF", amount: "5.00" }] } }]);
    expect(seen).to.be.frozen;
    expect(seen?.limits).to.be.frozen;
    expect(seen?.limits?.[0]).to.be.frozen;
  });

  it("is made of the defaults where none is given", async () => {
    const kernel = await aKernel([limits]);
    expect(seen?.onFailure).to.equal("park");
    expect(kernel.plugins[0]?.configuration).to.equal("defaults");
  });

  it("stops the start for every rule it breaks, naming plugin, path and rule", async () => {
    const config = {
      onFailur: "block",
      onFailure: "stop",
      limits: [
        { company: "USMF", amount: "5.00" },
        { company: 7, amount: "5", currency: "USD" },
      ],
    };
    const at = (path: string) =>
      `CP_PLUGIN_CONFIG_INVALID plugins[0].config.${path}: the configuration of plugin limits is refused:`;
    expect(await problemsOf(aKernel([{ plugin: limits, config }]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 5 problems found.",
      `${at("onFailur")} this key is unknown (did you mean "onFailure"?).`,
      `${at("onFailure")} onFailure must be one of the following values: block, park.`,
      `${at("limits[1].currency")} this key is unknown.`,
      `${at("limits[1].company")} company must be a string.`,
      `${at("limits[1].amount")} amount must match /^\\d+\\.\\d\\d$/ regular expression.`,
    ]);
    expect(seen).to.equal(undefined);
  });

  it("tells a text that lacks its quotes from one that does not match", async () => {
    const config = { limits: [{ company: "USMF", amount: 5 }] };
    expect(await problemsOf(aKernel([{ plugin: limits, config }]))).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_PLUGIN_CONFIG_INVALID plugins[0].config.limits[0].amount: the configuration of plugin limits is refused: amount must match /^\\d+\\.\\d\\d$/ regular expression, but it is a number: write it in quotes.",
    ]);
  });

  it("names the settings that there are", async () => {
    const error = await rejection(aKernel([{ plugin: limits, config: { onFailur: "block" } }]));
    expect(error.problems[0]?.mend).to.equal(
      "Correct the value by the plugin's documentation. Its settings are: onFailure, limits.",
    );
  });

  it("is refused where its class has no rules, or cannot be loaded", async () => {
    const withClass = (id: string, config: () => never) =>
      definePlugin({ id, version: "1.0.0", host: "*", config, register: () => undefined });
    const problems = problemsOf(
      aKernel([
        withClass("ruleless", () => NoRules as never),
        withClass("unloadable", () => {
          throw new Error("no such module");
        }),
        withClass("classless", () => undefined as never),
      ]),
    );
    expect(await problems).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 3 problems found.",
      "CP_PLUGIN_CONFIG_INVALID plugins[0].config: the configuration of plugin ruleless is refused: its class has no rules.",
      "CP_PLUGIN_CONFIG_INVALID plugins[1].config: the configuration of plugin unloadable is refused: its rules cannot be applied: no such module.",
      "CP_PLUGIN_CONFIG_INVALID plugins[2].config: the configuration of plugin classless is refused: its config function gives no class.",
    ]);
  });
});
