import { ContrapostError, parseAmount } from "@contrapost/sdk";

const keys = ["minimum", "maximum", "limit"] as const;

/** The amounts of a proposal as people write them. */
export type ProposalAmountTexts = { readonly [Key in (typeof keys)[number]]?: string | undefined };

/** The same in minor units. Throws CP_PROPOSAL_CURRENCY where their currency is not given, CP_AMOUNT_… */
export function proposalAmounts(
  texts: ProposalAmountTexts,
  currency: string | undefined,
): { readonly [Key in (typeof keys)[number]]?: bigint } {
  const given = keys.flatMap((key) => (texts[key] === undefined ? [] : [[key, texts[key]] as const]));
  return Object.fromEntries(
    given.map(([key, text]) => {
      if (currency === undefined) throw new ContrapostError("CP_PROPOSAL_CURRENCY", { what: `a ${key}` });
      return [key, parseAmount(text, currency)];
    }),
  );
}
