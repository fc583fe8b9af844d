import { readFileSync } from "node:fs";
import { type Clock, isContrapostError, type JournalRef } from "@contrapost/sdk";
import { type Host, type HostOptions, type JournalLineInput, openHost, type PluginInput } from "contrapost";
import { noDeclaredFields } from "#host/fields/declared-fields.js";
import { applyMasterData } from "#host/masterdata/apply-master-data.js";
import type { MasterDataDocument } from "#host/masterdata/master-data-document.js";
import { parseYaml } from "#host/files/read-yaml.js";
import { silentLogger } from "../kernel/support/a-kernel.js";

const setup = new URL("../../../../fixtures/setups/usmf-demf.yaml", import.meta.url);

/** Stands still, so that instants can be asserted. */
export const clock: Clock = { now: () => new Date("2024-06-01T12:00:00Z") };

export const user = "ann";

/** A host with the two companies of the fixtures in memory, and two rates from EUR to USD. */
export function openBooks(...plugins: readonly PluginInput[]): Promise<Host> {
  return openBooksOn("sqlite::memory:", ...plugins);
}

/** The same on a database that a test has chosen. */
export function openBooksOn(database: string, ...plugins: readonly PluginInput[]): Promise<Host> {
  return openBooksWith({ database, plugins });
}

/** The same with all that a host can be opened with. */
export async function openBooksWith(options: HostOptions): Promise<Host> {
  const host = await openHost({ clock, logger: silentLogger, chunkLines: 2, ...options });
  const document = parseYaml(readFileSync(setup, "utf8"), "usmf-demf.yaml").value as MasterDataDocument;
  const exchangeRates = [
    { type: "Default", from: "EUR", to: "USD", date: "2024-01-01", rate: "1.10" },
    { type: "Default", from: "EUR", to: "USD", date: "2024-02-01", rate: "1.08" },
  ];
  await host.store.transaction((session) =>
    applyMasterData(session, { ...document, exchangeRates }, { fields: noDeclaredFields }),
  );
  return host;
}

/** A vendor payment line in USMF to DEMF; what matters is given, the rest is defaulted. */
export function aPayment(line: Partial<JournalLineInput> = {}): JournalLineInput {
  return {
    date: "2024-02-05",
    account: { type: "vendor", id: "V-DEMF" },
    currency: "EUR",
    amount: 10000n,
    where: "payments.yaml:1",
    ...line,
  };
}

/** Enters a payment journal in USMF. */
export async function enterPayments(
  host: Host,
  lines: readonly JournalLineInput[],
  number = "PAY-1",
): Promise<JournalRef> {
  const [journal] = await host.journals.enter([{ company: "USMF", name: "VENDPAY", number, lines }], {
    user,
  });
  return journal!;
}

/** Posts an invoice of DEMF to USMF in both companies' books. */
export async function postInvoice(host: Host, invoice: string, amount: bigint): Promise<void> {
  const shared = {
    date: "2024-01-10",
    dueDate: "2024-02-10",
    currency: "EUR",
    invoice,
    where: "invoices.yaml:1",
  };
  const sales = { type: "ledger", id: "401400" } as const;
  const purchases = { type: "ledger", id: "500200" } as const;
  const drafts = await host.journals.enter(
    [
      {
        company: "DEMF",
        name: "CUSTINV",
        lines: [{ ...shared, account: { type: "customer", id: "C-USMF" }, amount, offset: sales }],
      },
      {
        company: "USMF",
        name: "VENDINV",
        lines: [{ ...shared, account: { type: "vendor", id: "V-DEMF" }, amount: -amount, offset: purchases }],
      },
    ],
    { user },
  );
  for (const draft of drafts) await host.journals.post(draft, { user });
}

/** Rows of a query, with every value as text. */
export function query(host: Host, sql: string): Promise<string[]> {
  return host.store.read(async (session) =>
    (await session.rows(sql)).map((row) => row.map((value) => String(value)).join(" | ")),
  );
}

/** The codes and messages that a call is refused with: the error's own, then those of its problems. */
export async function refusalOf(call: Promise<unknown>): Promise<string[]> {
  try {
    await call;
  } catch (error) {
    if (!isContrapostError(error)) throw error;
    return [error, ...error.problems].map(({ code, message }) => `${code} ${message}`);
  }
  return [];
}
