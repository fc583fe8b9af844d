import { isCurrency, type Rate } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { currencyCode, dateText, identifier, rateText } from "./schema-texts.js";

const rateType = Type.Optional(
  Type.String({ ...identifier("The rate type, as companies name it."), default: "Default" }),
);

/** One rate: 1 unit of `from` is worth `rate` units of `to`, from the date on until the next rate starts. */
export const exchangeRateSchema = Type.Object(
  {
    type: rateType,
    from: currencyCode("The currency of which one unit is valued."),
    to: currencyCode("The currency that the value is given in."),
    date: dateText("The first day on which the rate applies."),
    rate: rateText("Units of `to` for one unit of `from`."),
  },
  { additionalProperties: false, description: "One exchange rate." },
);

/** Rates out of a file of the European Central Bank. */
export const ecbRatesSchema = Type.Object(
  {
    ecb: Type.String({
      title: "the path of a CSV file",
      description: "A CSV file of the ECB's euro reference rates; its path is relative to this file.",
      minLength: 1,
    }),
    type: rateType,
    currencies: Type.Optional(
      Type.Array(currencyCode("A currency."), { description: "The currencies to take; all without it." }),
    ),
    from: Type.Optional(dateText("The first day to take.")),
    to: Type.Optional(dateText("The last day to take.")),
  },
  { additionalProperties: false, description: "Exchange rates from EUR out of a file of the ECB." },
);

/** An exchange rate, as files of master data have it; `schema/master-data.schema.json` has its rules. */
export type ExchangeRateEntry = Static<typeof exchangeRateSchema>;
export type EcbRatesEntry = Static<typeof ecbRatesSchema>;

export interface ExchangeRateRecord {
  readonly where: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly rate: Rate;
}

export const exchangeRateTable: MasterTable = {
  table: "exchange_rate",
  columns: ["rate_type", "from_currency", "to_currency", "start_date", "mantissa", "scale"],
  keyLength: 4,
};

export function planExchangeRate(record: ExchangeRateRecord, plan: MasterPlan): void {
  const { where, type, from, to, date, rate } = record;
  plan.put(exchangeRateTable, {
    kind: "exchangeRate",
    where,
    label: `the ${type} rate from ${from} to ${to} on ${date}`,
    row: [type, from, to, date, rate.mantissa, BigInt(rate.scale)],
  });
}

export function checkExchangeRate(record: ExchangeRateRecord, problems: ProblemList): void {
  const { where, from, to } = record;
  for (const currency of new Set([from, to])) {
    if (!isCurrency(currency)) problems.add("CP_CURRENCY_UNKNOWN", { where, currency });
  }
  if (from === to) problems.add("CP_RATE_SAME_CURRENCY", { where, currency: from });
}
