import { formatAmount } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { type DifferencePart } from "../../inquiry/reconciliation/difference.js";
import { reconcile, type ReconciliationRow } from "../../inquiry/reconciliation/reconcile.js";
import { companyId, dateText, identifier, oneOf } from "../../masterdata/schema-texts.js";
import type { Session } from "../../store/session.js";
import { canonicalMoney } from "../company-view.js";
import type { Fact } from "../facts.js";
import { longText, signedMoneyText } from "../scenario-texts.js";
import { yamlFlow } from "../yaml-flow.js";
import type { Expected } from "./expected.js";

const kinds = [
  "timing",
  "discount",
  "exchange",
  "writeOff",
  "draft",
  "parked",
  "oneSided",
  "duplicate",
  "unexplained",
] as const;

const rowSchema = Type.Object(
  {
    invoice: Type.Optional(identifier("The invoice number.")),
    buyerVoucher: Type.Optional(identifier("Of a payment on account: its voucher in the buying company.")),
    sellerVoucher: Type.Optional(identifier("Of a payment on account: its voucher in the selling company.")),
    payable: signedMoneyText("What the buying company owes; negative for a payment on account."),
    receivable: signedMoneyText("What the selling company claims; negative for a payment on account."),
    differs: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: oneOf(kinds, { description: "Why the two differ." }),
            amount: signedMoneyText("How much; positive where the seller claims more than the buyer owes."),
            reason: longText("The whole sentence."),
          },
          { additionalProperties: false },
        ),
        { description: "The difference in its parts. Left out: there is none." },
      ),
    ),
  },
  { additionalProperties: false },
);

/** How the books of two companies agree. */
export const reconciliationSchema = Type.Array(
  Type.Object(
    {
      buyer: companyId("The company that owes."),
      seller: companyId("The company that claims."),
      asOf: Type.Optional(dateText("The day it is looked at; today's state without it.")),
      rows: Type.Array(rowSchema, {
        description:
          "Every document that is open on one side at least, in any order; [] where nothing is open.",
      }),
    },
    { additionalProperties: false },
  ),
  {
    description:
      "What two companies owe each other, document by document, and why they disagree where they do.",
  },
);

export type ReconciliationExpectation = Static<typeof reconciliationSchema>;

type PairExpectation = ReconciliationExpectation[number];
type RowExpectation = PairExpectation["rows"][number];

export function expectedReconciliation({ value, at, locate }: Expected<ReconciliationExpectation>): Fact[] {
  return value.flatMap((pair, index) =>
    pair.rows.map((row, rowIndex) => {
      const pointer = `${at}/${index}/rows`;
      const text = rowText(row, locate(`${pointer}/${rowIndex}`));
      return { place: placeOf(pair), where: locate(pointer), text };
    }),
  );
}

export async function actualReconciliation(
  session: Session,
  _now: Date,
  expected: ReconciliationExpectation,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const pair of expected) {
    const { rows } = await reconcile(session, pair);
    for (const row of rows) facts.push({ place: placeOf(pair), text: rowText(rowOf(row), "") });
  }
  return facts;
}

function placeOf({ buyer, seller, asOf }: PairExpectation): string {
  const day = asOf === undefined ? "" : ` as of ${asOf}`;
  return `reconciliation of ${buyer} with ${seller}${day}`;
}

function rowOf(row: ReconciliationRow): RowExpectation {
  const { invoice, currency, buyerVoucher, sellerVoucher, payable, receivable, parts } = row;
  const vouchers = {
    ...(buyerVoucher === undefined ? {} : { buyerVoucher }),
    ...(sellerVoucher === undefined ? {} : { sellerVoucher }),
  };
  return {
    ...(invoice === undefined ? vouchers : { invoice }),
    payable: signedMoney(payable, currency),
    receivable: signedMoney(receivable, currency),
    ...(parts.length === 0 ? {} : { differs: parts.map(partOf) }),
  };
}

function partOf({
  kind,
  amount,
  currency,
  reason,
}: DifferencePart): NonNullable<RowExpectation["differs"]>[number] {
  return { kind, amount: signedMoney(amount, currency), reason };
}

function signedMoney(amount: bigint, currency: string): string {
  return `${formatAmount(amount, currency)} ${currency}`;
}

function rowText(
  { invoice, buyerVoucher, sellerVoucher, payable, receivable, differs }: RowExpectation,
  where: string,
): string {
  return yamlFlow({
    invoice,
    buyerVoucher,
    sellerVoucher,
    payable: canonicalMoney(payable, where),
    receivable: canonicalMoney(receivable, where),
    differs: differs?.map(({ kind, amount, reason }) => ({
      kind,
      amount: canonicalMoney(amount, where),
      reason,
    })),
  });
}
