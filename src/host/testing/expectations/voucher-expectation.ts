import { type Static, Type } from "@sinclair/typebox";
import { amountText, dateText, identifier, oneOf } from "../../masterdata/schema-texts.js";
import { accountText, moneyText, signedMoneyText } from "../scenario-texts.js";

/** Kinds of entry that posting adds to those of the lines and their offsets. */
const addedKinds = [
  "exchangeAdjustment",
  "exchangeGain",
  "exchangeLoss",
  "rounding",
  "cashDiscount",
  "pennyDifference",
  "writeOff",
  "transfer",
] as const;

/** One ledger entry, as an accountant reads it: a debit or a credit in the company's currency. */
export const entrySchema = Type.Object(
  {
    account: accountText(),
    debit: Type.Optional(amountText("The debit in the company's accounting currency.")),
    credit: Type.Optional(amountText("The credit in the company's accounting currency.")),
    foreign: Type.Optional(
      moneyText(
        "The same in the transaction currency. Left out, the entry is in the accounting currency itself; 0.00 EUR on entries that only correct the accounting currency.",
      ),
    ),
    reporting: Type.Optional(
      signedMoneyText(
        "The same in the reporting currency of the company, where it has one; a credit is negative.",
      ),
    ),
    kind: Type.Optional(
      oneOf(addedKinds, {
        description: "What posting added the entry for. Left out on entries of lines and offsets.",
      }),
    ),
    dimensions: Type.Optional(
      Type.Record(Type.String(), identifier("The value."), {
        description: "Its dimensions, all of them. Left out, it has none.",
      }),
    ),
  },
  { additionalProperties: false, description: "A ledger entry. Its order in the voucher does not matter." },
);

export type EntryExpectation = Static<typeof entrySchema>;

/** All vouchers of a company, by their numbers. */
export const vouchersSchema = Type.Record(
  Type.String(),
  Type.Object(
    {
      date: dateText("The posting date."),
      journal: identifier("The journal that was posted."),
      entries: Type.Array(entrySchema, { description: "All entries of the voucher." }),
    },
    { additionalProperties: false },
  ),
  { description: "All vouchers of the company, by number. A voucher that is not named must not be there." },
);

export type VouchersExpectation = Static<typeof vouchersSchema>;

/** What each account holds, in the accounting currency. */
export const balancesSchema = Type.Record(
  Type.String(),
  amountText("The balance; a credit balance is negative."),
  {
    description:
      "The balances of all accounts in the company's accounting currency, debit positive, credit negative. An account that is not named must be at zero.",
  },
);

export type BalancesExpectation = Static<typeof balancesSchema>;
