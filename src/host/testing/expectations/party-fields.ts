import type { CustomFields } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { fieldsText, noFields } from "../../fields/fields-text.js";
import { listParties } from "../../inquiry/parties.js";
import { fieldsSchema } from "../../masterdata/custom-fields.js";
import { identifier } from "../../masterdata/schema-texts.js";
import type { Session } from "../../store/session.js";
import type { CompanyView } from "../company-view.js";
import type { Fact } from "../facts.js";
import { type FlowValue, yamlFlow } from "../yaml-flow.js";
import type { Expected } from "./expected.js";

/** What plugins keep of the company's vendors and customers. */
export const partyFieldsSchema = Type.Array(
  Type.Object(
    {
      vendor: Type.Optional(identifier("The vendor, where it is one.")),
      customer: Type.Optional(identifier("The customer, where it is one.")),
      fields: fieldsSchema("All its fields."),
    },
    { additionalProperties: false },
  ),
  {
    description:
      "All vendors and customers of the company that have fields of plugins, in any order. One that is not named must have none.",
  },
);

export type PartyFieldsExpectation = Static<typeof partyFieldsSchema>;

export function expectedPartyFields(
  { value, at, locate }: Expected<PartyFieldsExpectation>,
  view: CompanyView,
): Fact[] {
  return value.map(({ vendor, customer, fields }, index) => ({
    place: placeIn(view),
    where: locate(`${at}/${index}`),
    text: yamlFlow({ vendor, customer, fields: fieldFacts(fields) }),
  }));
}

export async function actualPartyFields(session: Session, view: CompanyView): Promise<Fact[]> {
  const parties = await listParties(session, { company: view.company });
  return parties
    .filter(({ fields }) => fields !== undefined)
    .map(({ side, id, fields }) => ({
      place: placeIn(view),
      text: yamlFlow({ [side]: id, fields: fieldFacts(fields) }),
    }));
}

function placeIn({ company }: CompanyView): string {
  return `${company}, fields of parties`;
}

/** Fields in their order, as a scenario writes them: it has every number as a text. */
export function fieldFacts(fields: CustomFields | undefined): FlowValue {
  const text = fieldsText(fields ?? noFields);
  if (text === undefined) return undefined;
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "number" ? String(value) : value,
  ) as FlowValue;
}
