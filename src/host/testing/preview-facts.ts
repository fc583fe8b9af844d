import type { Preview } from "../posting/preview-posting.js";
import type { CompanyView } from "./company-view.js";
import { actualEntryText, entryText } from "./expectations/vouchers.js";
import { compareFacts, type Difference, type Fact } from "./facts.js";
import type { PreviewExpectation } from "./step.js";
import { problemText, type StepPlace } from "./step-errors.js";

/** Compares what a preview shows with what it must show. */
export function comparePreview(
  place: StepPlace,
  expected: PreviewExpectation,
  preview: Preview,
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
  const { vouchers = "0", entries = [], problems = [] } = expected;
  return [
    { place: `${label}, shows, vouchers`, text: String(BigInt(vouchers)) },
    ...entries.map(({ voucher, date, ...entry }, index) => {
      const where = locate(`${at}/shows/entries/${index}`);
      const text = `voucher ${voucher}, ${date}: ${entryText(entry, view, where)}`;
      return { place: `${label}, shows, entries`, where: locate(`${at}/shows/entries`), text };
    }),
    ...problems.map((problem) => ({ place: `${label}, shows, problems`, text: problemText(problem) })),
  ];
}

function actualFacts({ label }: StepPlace, preview: Preview, view: CompanyView): Fact[] {
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
  ];
}

function previewEntryText(entry: Preview["entries"][number], view: CompanyView): string {
  return actualEntryText({ ...entry, accountingAmount: entry.accounting }, view);
}
