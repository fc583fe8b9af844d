import type { DraftJournal, JournalOrigin, PostedJournal, PostedLine, PostingContext } from "@contrapost/sdk";
import type { InvoicingPolicy } from "./invoicing-config.js";
import { matchingLine } from "./matching-line.js";
import type { PartnerSide } from "./partner-side.js";

/** Writes the partner's invoices in one journal, chunk by chunk, and posts or submits it where the policy says so. */
export async function makeMatchingInvoices(
  posted: PostedJournal,
  side: PartnerSide,
  policy: InvoicingPolicy,
  posting: PostingContext,
): Promise<void> {
  const books = posting.in(side.company);
  let draft: DraftJournal | undefined;
  for await (const lines of posting.lines(side.own)) {
    const missing = await withoutCounterpart(lines, side, posting);
    if (missing.length === 0) continue;
    draft ??= await books.journals.create({
      name: policy.journal,
      description: `Invoices of ${posted.company}/${posted.number}`,
      origin: originOf(posted),
    });
    await draft.append(missing.map((line) => matchingLine(line, side, policy)));
  }
  if (draft === undefined || !policy.post) return;
  const { approval } = await books.journalName(policy.journal);
  if (approval) await books.journals.submit(draft);
  else await books.journals.post(draft);
}

/** The invoices that the partner has not posted itself. Its drafts are its own: posting them later finds the double. */
async function withoutCounterpart(
  lines: readonly PostedLine[],
  { company, party }: PartnerSide,
  posting: PostingContext,
): Promise<readonly PostedLine[]> {
  const numbers = lines.flatMap(({ invoice }) => (invoice === undefined ? [] : [invoice]));
  if (numbers.length === 0) return [];
  const there = await posting.in(company).transactions.byInvoice(party, numbers);
  const known = new Set(there.map(({ invoice }) => invoice));
  return lines.filter(({ invoice }) => invoice !== undefined && !known.has(invoice));
}

function originOf({ company, number }: PostedJournal): JournalOrigin {
  return { kind: "mirror", plugin: "intercompany-invoicing", source: { company, number } };
}
