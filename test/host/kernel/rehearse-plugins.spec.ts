import { onVendorPaymentJournalCommitted, type Plugin } from "@contrapost/sdk";
import { expect } from "chai";
import {
  type PluginInput,
  type PluginRehearsal,
  pluginSettings,
  rehearsePlugins,
} from "#host/kernel/index.js";
import { aPlugin } from "./support/a-kernel.js";

function rehearse(...plugins: readonly PluginInput[]): Promise<PluginRehearsal> {
  return rehearsePlugins({
    plugins: pluginSettings(plugins),
    directory: import.meta.dirname,
    hostVersion: "0.1.0",
  });
}

const messages = ({ problems }: PluginRehearsal) => problems.map(({ code, message }) => `${code} ${message}`);

describe("a rehearsal of the plugins' start", () => {
  it("lets plugins register and go again, without their work for the start", async () => {
    const done: string[] = [];
    const plugin = aPlugin("mail", {
      register({ on, onStart, onStop }) {
        done.push("register");
        onStart(() => void done.push("start"));
        onStop(() => void done.push("stop"));
        on(onVendorPaymentJournalCommitted, function tell() {});
      },
    });
    const rehearsal = await rehearse(plugin);
    expect(done).to.deep.equal(["register", "stop"]);
    expect({ ...rehearsal, handles: undefined }).to.deep.equal({
      problems: [],
      libraryCopies: [],
      installable: [],
      known: ["mail"],
      handles: undefined,
    });
    const handles = (handler: string, hook: string) => rehearsal.handles?.({ plugin: "mail", handler }, hook);
    expect(handles("tell", "onVendorPaymentJournalCommitted")).to.equal(true);
    expect(handles("tell", "onCustomerInvoiceCommitted")).to.equal(false);
    expect(handles("file", "onVendorPaymentJournalCommitted")).to.equal(false);
  });

  it("names those that bring tables, and applies none of their migrations", async () => {
    const migrations = [{ name: "001-kinds", statements: ["CREATE TABLE limits__kind (id TEXT)"] }];
    const plugin = aPlugin("limits", { rights: { tables: ["limits__kind"] }, migrations });
    expect((await rehearse(plugin)).installable).to.deep.equal([
      { plugin: "limits", version: "1.0.0", migrations },
    ]);
  });

  it("tells all that keeps plugins from loading, and which it cannot know", async () => {
    const rehearsal = await rehearse(
      "./nowhere.js",
      aPlugin("late", { requires: { mail: "^2.0.0" } }),
      aPlugin("mail"),
    );
    expect(messages(rehearsal)).to.deep.equal([
      `CP_PLUGIN_NOT_FOUND plugins[0]: there is no plugin ./nowhere.js: ${import.meta.dirname}/nowhere.js does not exist.`,
      "CP_PLUGIN_VERSION The plugin late requires mail ^2.0.0, but its version 1.0.0 is loaded.",
    ]);
    expect(rehearsal.known).to.equal(undefined);
    expect(rehearsal.handles).to.equal(undefined);
  });

  it("tells what a plugin does wrong as it registers", async () => {
    const plugin: Plugin = aPlugin("broken", {
      register() {
        throw new Error("no licence");
      },
    });
    const rehearsal = await rehearse(plugin);
    expect(messages(rehearsal)).to.deep.equal([
      "CP_PLUGIN_FAILED_TO_REGISTER The plugin broken failed while it registered: no licence.",
    ]);
    expect(rehearsal.known).to.deep.equal(["broken"]);
  });

  it("tells an order of handlers that cannot be kept", async () => {
    const plugin = aPlugin("mail", {
      register({ on }) {
        on(onVendorPaymentJournalCommitted, function tell() {}, { after: ["mail/file"] });
        on(onVendorPaymentJournalCommitted, function file() {}, { after: ["mail/tell"] });
      },
    });
    expect(messages(await rehearse(plugin))).to.deep.equal([
      "CP_HANDLER_ORDER_CYCLE onVendorPaymentJournalCommitted: the handlers' order contradicts itself: mail/tell after mail/file after mail/tell.",
    ]);
  });
});
