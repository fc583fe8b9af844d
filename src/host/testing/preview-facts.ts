import type { Preview } from "../posting/preview-posting.js";
import type { ReversalPreview } from "../posting/reversal/reversal-service.js";
import type { CompanyView } from "./company-view.js";
import { actualEntryText, entryText } from "./expectations/vouchers.js";
import { compareFacts, type Difference, type Fact } from "./facts.js";
import type { PreviewExpectation } from "./step.js";
import { problemText, type StepPlace } from "./step-errors.js";
import { yamlFlow } from "./yaml-flow.js";

/** A preview, with the mirrors that it reaches where it tells of them. */
export type ShownPreview = Preview & Partial<Pick<ReversalPreview, "mirrors">>;

/** Compares what a preview shows with what it must show. */
export function comparePreview(
  place: StepPlace,
  expected: PreviewExpectation,
  preview: ShownPreview,
  view: CompanyView,
): readonly Difference[] {
  const where = place.locate(`${place.at}/shows`);
  return compareFacts(expectedFacts(place, expected, view), actualFacts(place, preview, view), where);
}

function expectedFacts(
  { label, at, locate }: StepPlace,
  expected: PreviewExpectation,
  view: CompanyView,
): Fact[] {
  const { vouchers = "0", entries = [], problems = [], mirrors = [] } = expected;
  return [
    { place: `${label}, shows, vouchers`, text: String(BigInt(vouchers)) },
    ...entries.map(({ voucher, date, ...entry }, index) => {
      const where = locate(`${at}/shows/entries/${index}`);
      const text = `voucher ${voucher}, ${date}: ${entryText(entry, view, where)}`;
      return { place: `${label}, shows, entries`, where: locate(`${at}/shows/entries`), text };
    }),
    ...problems.map((problem) => ({ place: `${label}, shows, problems`, text: problemText(problem) })),
    ...mirrors.map((mirror) => ({ place: `${label}, shows, mirrors`, text: yamlFlow({ ...mirror }) })),
  ];
}

function actualFacts({ label }: StepPlace, preview: ShownPreview, view: CompanyView): Fact[] {
  return [
    { place: `${label}, shows, vouchers`, text: String(preview.voucherCount) },
    ...preview.entries.map((entry) => ({
      place: `${label}, shows, entries`,
      text: `voucher ${entry.voucher}, ${entry.date}: ${previewEntryText(entry, view)}`,
    })),
    ...preview.problems.map(({ code, message: text }) => ({
      place: `${label}, shows, problems`,
      text: problemText({ code, text }),
    })),
    ...(preview.mirrors ?? []).map(({ source, relationship, status, reason }) => ({
      place: `${label}, shows, mirrors`,
      text: yamlFlow({
        source: `${source.company}/${source.number}`,
        in: relationship.sellingCompany,
        status,
        reason: reason?.text,
      }),
    })),
  ];
}

function previewEntryText(entry: Preview["entries"][number], view: CompanyView): string {
  return actualEntryText({ ...entry, accountingAmount: entry.accounting }, view);
}
