import { type Static, Type } from "@sinclair/typebox";
import { companyId } from "../../masterdata/schema-texts.js";
import { eventsSchema } from "./events.js";
import { partyFieldsSchema } from "./party-fields.js";
import { journalsSchema } from "./journal-expectation.js";
import { mirrorsSchema } from "./mirror-expectation.js";
import { numbersSchema } from "./numbers.js";
import { reconciliationSchema } from "./reconciliation.js";
import { openSchema, settlementsSchema } from "./subledger-expectation.js";
import { balancesSchema, vouchersSchema } from "./voucher-expectation.js";

/** The parts of a company's books. */
const companySectionsSchema = Type.Object(
  {
    journals: Type.Optional(journalsSchema),
    vouchers: Type.Optional(vouchersSchema),
    balances: Type.Optional(balancesSchema),
    open: Type.Optional(openSchema),
    settlements: Type.Optional(settlementsSchema),
    numbers: Type.Optional(numbersSchema),
    partyFields: Type.Optional(partyFieldsSchema),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    description:
      "A company's books. Each part that is named is named whole; a part that is left out is not looked at.",
  },
);

export type CompanySections = Static<typeof companySectionsSchema>;

/** What the books must hold. */
export const expectationSchema = Type.Object(
  {
    in: Type.Optional(
      Type.Record(companyId(), companySectionsSchema, { description: "The books, company by company." }),
    ),
    mirrors: Type.Optional(mirrorsSchema),
    reconciliation: Type.Optional(reconciliationSchema),
    events: Type.Optional(eventsSchema),
  },
  { additionalProperties: false, minProperties: 1, description: "What the books must hold at this point." },
);

/** What the books must hold, in a scenario's words; `schema/scenario.schema.json` has its rules. */
export type Expectation = Static<typeof expectationSchema>;
