import type { Host } from "../../host.js";
import { listCompanies, readAccountNames } from "../../inquiry/companies.js";
import type { Preview } from "../../posting/preview-posting.js";
import type { CommandLine } from "../command-line.js";
import { problemLines } from "../console/print-error.js";
import { countText } from "./amounts.js";
import { type NamedPreviewEntry, previewColumns, previewEntryJson } from "./ledger-view.js";

/** A preview with the names of its accounts, in books of one currency. */
export interface ShownPreview {
  readonly preview: Preview;
  readonly entries: readonly NamedPreviewEntry[];
  readonly currency: string;
  /** What would be made in other companies that are paid for. */
  readonly others: readonly ShownPreview[];
}

export async function shownPreview(host: Host, preview: Preview): Promise<ShownPreview> {
  const { company } = preview.journal;
  const { currency, names } = await host.store.read(async (session) => {
    const companies = await listCompanies(session);
    const own = companies.find((one) => one.company === company)!;
    return { currency: own.currency, names: await readAccountNames(session, company) };
  });
  const entries = preview.entries.map((entry) => ({ ...entry, accountName: names.get(entry.account) ?? "" }));
  const others: ShownPreview[] = [];
  for (const other of preview.others) others.push(await shownPreview(host, other));
  return { preview, entries, currency, others };
}

export function previewJson({ preview, entries, currency, others }: ShownPreview): object {
  return {
    journal: preview.journal,
    problems: preview.problems.map((problem) => problem.toJSON()),
    voucherCount: preview.voucherCount,
    entries: entries.map((entry) => previewEntryJson(entry, currency)),
    ...(others.length > 0 && { others: others.map(previewJson) }),
  };
}

/** A preview for people: what would be made, or all that is wrong. */
export async function previewText(
  line: CommandLine,
  { preview, entries, currency, others }: ShownPreview,
  name: string,
): Promise<string> {
  const { problems, voucherCount } = preview;
  const { bold, red } = line.colours;
  if (problems.length > 0) {
    const count = countText(problems.length, "problem");
    return [red(`${name} would be refused, ${count}:`), ...problemLines(problems, line.colours)].join("\n");
  }
  const table = await line.table(previewColumns(currency), entries);
  const vouchers = new Set(entries.map(({ voucher }) => voucher)).size;
  // A long journal's preview shows its first entries only.
  const shown = vouchers < voucherCount ? `the first ${vouchers} of ` : "";
  const made = `${bold(name)} would make ${shown}${countText(voucherCount, "voucher")}; nothing was written`;
  const texts = [entries.length === 0 ? `${made}.` : `${made}:\n\n${table}`];
  for (const other of others) texts.push(await otherText(line, other));
  return texts.join("\n\n");
}

async function otherText(line: CommandLine, { preview, entries, currency }: ShownPreview): Promise<string> {
  const { journal, voucherCount } = preview;
  const table = await line.table(previewColumns(currency), entries);
  return `Paid for ${line.colours.bold(journal.company)}, which would make ${countText(voucherCount, "voucher")}:\n\n${table}`;
}
