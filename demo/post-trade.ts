import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Host, type JournalLineInput, openHost } from "contrapost";

const folder = fileURLToPath(new URL("../.data/", import.meta.url));
const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const user = "demo";

/** The day of the invoices and the day of the payment. */
export const days = { invoice: "2024-03-01", payment: "2024-03-15" } as const;

/** Opens a host on new books in a file, with the two companies, the ECB's rates and the intercompany plugin. */
export async function openDemoHost(): Promise<Host> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const database = `sqlite:${join(folder, "books.sqlite")}`;
  const host = await openHost({
    database,
    plugins: ["@contrapost/intercompany-settlement"],
    directory: fixtures,
  });
  await host.import([join(fixtures, "setups/usmf-demf.yaml")], { user });
  return host;
}

/** What the demo trades: one invoice of DEMF to USMF, in both books, and its payment by USMF. */
export async function postTrade(host: Host): Promise<void> {
  const invoice = { date: days.invoice, dueDate: "2024-03-31", currency: "EUR", invoice: "FR-1001" };
  await post(host, "DEMF", "CI-1", "CUSTINV", {
    ...invoice,
    account: { type: "customer", id: "C-USMF" },
    amount: 1_200_000n,
    offset: { type: "ledger", id: "401400" },
  });
  await post(host, "USMF", "VI-1", "VENDINV", {
    ...invoice,
    account: { type: "vendor", id: "V-DEMF" },
    amount: -1_200_000n,
    offset: { type: "ledger", id: "140200" },
  });
  await post(host, "USMF", "PAY-1", "VENDPAY", {
    date: days.payment,
    currency: "EUR",
    account: { type: "vendor", id: "V-DEMF" },
    amount: 1_200_000n,
    settle: [{ invoice: "FR-1001" }],
  });
}

async function post(
  host: Host,
  company: string,
  number: string,
  name: string,
  line: Omit<JournalLineInput, "where">,
): Promise<void> {
  const lines = [{ ...line, where: "the demo" }];
  const [journal] = await host.journals.enter([{ company, number, name, lines }], { user });
  await host.journals.post(journal!, { user });
}
