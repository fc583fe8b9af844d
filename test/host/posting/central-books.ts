import { readFileSync } from "node:fs";
import type { JournalRef } from "@contrapost/sdk";
import type { Host, JournalLineInput, MasterDataDocument, PluginInput } from "contrapost";
import { parseYaml } from "#host/files/read-yaml.js";
import { openBooks, user } from "./books.js";

const setups = new URL("../../../../fixtures/setups/", import.meta.url);

/** The books of the fixtures with GBSI, which pays for USMF; without its trading relationships. */
export async function openCentralBooks(...plugins: readonly PluginInput[]): Promise<Host> {
  const host = await openBooks(...plugins);
  for (const file of ["gbsi.yaml", "gbsi-pays-for-usmf.yaml"]) {
    const { tradingRelationships: _, ...document } = parseYaml(
      readFileSync(new URL(file, setups), "utf8"),
      file,
    ).value as MasterDataDocument;
    await host.applyMasterData(document);
  }
  await host.applyMasterData({
    exchangeRates: [{ from: "EUR", to: "GBP", date: "2024-01-01", rate: "0.85" }],
  });
  return host;
}

/** Enters a payment journal in GBSI. */
export async function enterInGbsi(host: Host, lines: readonly JournalLineInput[]): Promise<JournalRef> {
  const [journal] = await host.journals.enter(
    [{ company: "GBSI", name: "VENDPAY", number: "PAY-1", lines }],
    {
      user,
    },
  );
  return journal!;
}
