import { type Static, Type } from "@sinclair/typebox";
import { salesOrderPolicySchema } from "../../masterdata/sales-order-policy.js";
import { companyId, countText, dateText, identifier, oneOf } from "../../masterdata/schema-texts.js";
import { journalText, longText } from "../scenario-texts.js";

const flags = ["noCounterpart", "counterpartClosed", "counterpartOpenLess"] as const;

const tieSchema = Type.Object(
  {
    source: countText("The line of the source journal."),
    voucher: identifier("The source line's voucher."),
    target: countText("The line of the mirrored journal."),
    targetVoucher: Type.Optional(identifier("The mirrored line's voucher, once it is posted.")),
    flag: Type.Optional(oneOf(flags, { description: "Why the mirrored line could not settle in full." })),
  },
  { additionalProperties: false, description: "A payment line and the line that it became." },
);

const auditSchema = Type.Object(
  {
    user: identifier("Who posted the source journal."),
    plugin: identifier("The plugin that made the mirror, with its version: intercompany-settlement 0.1.0."),
    policy: salesOrderPolicySchema,
    created: dateText("The day when it was recorded."),
    resolved: Type.Optional(dateText("The day when it was released.")),
    ageDays: Type.Optional(countText("Whole days since it was recorded; left out on the same day.")),
  },
  { additionalProperties: false, description: "What is kept of its making; not looked at where left out." },
);

/** Every mirror, of all companies. */
export const mirrorsSchema = Type.Array(
  Type.Object(
    {
      source: journalText("The journal that was posted in the buying company."),
      in: companyId("The selling company."),
      customer: identifier("The selling company's customer, whose payment it is."),
      status: oneOf(["draft", "submitted", "approved", "posted", "parked", "notMirrored", "cancelled"], {
        description: "What became of it.",
      }),
      journal: Type.Optional(identifier("The journal in the selling company, once made.")),
      reason: Type.Optional(
        Type.Object(
          { code: identifier("The stable code."), text: longText("The whole sentence.") },
          { additionalProperties: false, description: "Why it was parked or not made." },
        ),
      ),
      lines: Type.Optional(
        Type.Array(tieSchema, {
          description: "Every line that it ties to its source. Left out: it ties none.",
        }),
      ),
      audit: Type.Optional(auditSchema),
    },
    { additionalProperties: false },
  ),
  { description: "All mirrors, in any order. A mirror that is not named must not be there." },
);

export type MirrorsExpectation = Static<typeof mirrorsSchema>;
