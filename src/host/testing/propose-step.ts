import { formatAmount } from "@contrapost/sdk";
import type { Host } from "../host.js";
import type { Proposal } from "../posting/proposal/make-proposal.js";
import { proposalAmounts } from "../posting/proposal/proposal-amounts.js";
import { skipText } from "../posting/proposal/skip-text.js";
import { compareFacts, type Difference, type Fact } from "./facts.js";
import type { ProposalExpectation, ProposeStep } from "./payment-steps.js";
import type { StepPlace } from "./step-errors.js";
import { yamlFlow } from "./yaml-flow.js";

/** Proposes as a step says. */
export async function propose(
  host: Host,
  { preview, minimum, maximum, limit, ...request }: ProposeStep,
  user: string,
): Promise<Proposal> {
  const amounts = proposalAmounts({ minimum, maximum, limit }, request.currency);
  return await host.journals.propose({ ...request, ...amounts }, { user, preview: preview === true });
}

/** What of a proposal is otherwise than expected. */
export function compareProposal(
  { label, at, locate }: StepPlace,
  expected: ProposalExpectation,
  { payments, skipped }: Proposal,
): readonly Difference[] {
  const where = locate(`${at}/proposes`);
  const fact = (part: string, value: Parameters<typeof yamlFlow>[0]): Fact => ({
    place: `${label}, ${part}`,
    where,
    text: yamlFlow(value),
  });
  return compareFacts(
    [
      ...(expected.payments ?? []).map((payment) => fact("payments", { ...payment })),
      ...(expected.skipped ?? []).map((left) => fact("skipped", { ...left })),
    ],
    [
      ...payments.map(({ vendor, currency, amount, items }) =>
        fact("payments", {
          vendor,
          amount: `${formatAmount(amount, currency)} ${currency}`,
          settles: items.map(({ invoice }) => invoice),
        }),
      ),
      ...skipped.map(({ item: { vendor, invoice }, why }) =>
        fact("skipped", { vendor, invoice, reason: skipText(why) }),
      ),
    ],
    where,
  );
}
