import { type Static, Type } from "@sinclair/typebox";
import { masterDataProperties } from "../masterdata/master-data-document.js";
import {
  amountText,
  companyId,
  countText,
  dateText,
  freeText,
  identifier,
  oneOf,
  rateText,
} from "../masterdata/schema-texts.js";
import { settlementOrders } from "../ledger/settlement-order.js";
import { revaluationSides } from "../revaluation/revaluation.js";
import { journalDocumentSchema } from "./journal-document.js";
import { expectationSchema } from "./expectations/expectation.js";
import { paymentActions, proposalExpectation } from "./payment-steps.js";
import { entrySchema } from "./expectations/voucher-expectation.js";
import { journalText, longText, momentText } from "./scenario-texts.js";

/** An error that is expected, word for word. */
const errorProperties = {
  code: identifier("The stable code."),
  text: longText("The whole message."),
};

const problemsSchema = Type.Array(Type.Object(errorProperties, { additionalProperties: false }), {
  description: "The single faults, all of them. Left out: there are none.",
});

const refusalSchema = Type.Object(
  { ...errorProperties, problems: Type.Optional(problemsSchema) },
  { additionalProperties: false, description: "The step must fail with this error, word for word." },
);

export type RefusalExpectation = Static<typeof refusalSchema>;

const previewSchema = Type.Object(
  {
    vouchers: Type.Optional(countText("How many vouchers there would be; left out for none.")),
    entries: Type.Optional(
      Type.Array(
        Type.Object(
          {
            voucher: countText("The voucher's place in the journal, from 1."),
            date: dateText("The posting date."),
            ...entrySchema.properties,
          },
          { additionalProperties: false },
        ),
        { description: "All entries that posting would make. Left out: none." },
      ),
    ),
    problems: Type.Optional(problemsSchema),
    mirrors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            source: journalText("The journal that would be mirrored, or was."),
            in: companyId("The selling company."),
            status: identifier("What would become of it."),
            reason: Type.Optional(longText("Why it would not be made: the whole sentence.")),
          },
          { additionalProperties: false },
        ),
        { description: "With reverse: the mirrors of both journals as they would be. Left out: none." },
      ),
    ),
  },
  { additionalProperties: false, description: "What the preview must show, whole." },
);

export type PreviewExpectation = Static<typeof previewSchema>;

const revalueSchema = Type.Object(
  {
    company: companyId("Whose open items and balances are revalued."),
    date: dateText("The day at whose end they are open, and whose rate they get."),
    side: Type.Optional(
      oneOf(revaluationSides, { description: "Vendors, customers or main accounts; all without it." }),
    ),
    rateType: Type.Optional(identifier("The rate type; the company's without it.")),
    reportingRateType: Type.Optional(
      identifier("The rate type for the reporting currency; the company's without it."),
    ),
    reversed: Type.Optional(dateText("When it is taken back; the day after without it.")),
    journalName: Type.Optional(identifier("The journal name; the company's for revaluations without it.")),
    preview: Type.Optional(Type.Literal(true, { description: "Does it and undoes it." })),
  },
  { additionalProperties: false, description: "Revalues what is open in foreign currency." },
);

/** Shows what a step would do instead of doing it. */
const previewFlag = {
  preview: Type.Optional(Type.Literal(true, { description: "Does all of it and undoes it." })),
};

const reversalStepSchema = Type.Object(
  {
    journal: journalText("The posted journal."),
    vouchers: Type.Optional(
      Type.Array(identifier("A voucher of the journal."), {
        minItems: 1,
        description: "The vouchers to reverse. Left out: all that are not reversed yet.",
      }),
    ),
    date: dateText("The posting date of the reversal."),
    number: Type.Optional(identifier("The number of the journal that reverses; the next one without it.")),
    name: Type.Optional(identifier("Its journal name; the company's only one of type reversal without it.")),
    ...previewFlag,
  },
  { additionalProperties: false, description: "Reverses vouchers of a posted journal." },
);

const ofParty = {
  company: companyId("The company."),
  vendor: Type.Optional(identifier("The vendor, on the purchasing side.")),
  customer: Type.Optional(identifier("The customer, on the selling side.")),
};

const ofDocument = {
  ...previewFlag,
  date: dateText("The posting date."),
  number: Type.Optional(identifier("The number of the journal; the next one without it.")),
  name: Type.Optional(identifier("Its journal name; the company's only one of type settlement without it.")),
};

const settleStepSchema = Type.Object(
  {
    ...ofParty,
    transactions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            invoice: Type.Optional(identifier("An invoice or a credit note, by its number.")),
            voucher: Type.Optional(identifier("A payment, by its voucher.")),
            amount: Type.Optional(amountText("How much of it, in its own currency; all without it.")),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, description: "What is settled with each other. Left out: all that is open." },
      ),
    ),
    order: Type.Optional(
      oneOf(settlementOrders, { description: "In which order, where no transactions are named." }),
    ),
    crossRate: Type.Optional(
      rateText("Units of the payments' currency for one unit of the other; by the day's rates without it."),
    ),
    ...ofDocument,
  },
  { additionalProperties: false, description: "Settles open transactions of a party with each other." },
);

const unsettleStepSchema = Type.Object(
  {
    journal: journalText("The settlement, or the journal whose payments settled."),
    voucher: Type.Optional(identifier("Only what the payment of this voucher settled.")),
    invoice: Type.Optional(identifier("Only what was settled of this invoice.")),
    ...ofDocument,
  },
  { additionalProperties: false, description: "Undoes settlements; the payment stays." },
);

/** What a step can do; each step does one of them. */
const actions = {
  post: Type.Optional(
    Type.Union([journalText("A journal that was entered before."), journalDocumentSchema], {
      description: "Posts a journal: one entered before, or one given here.",
    }),
  ),
  enter: Type.Optional(journalDocumentSchema),
  preview: Type.Optional(journalText("A journal to preview; nothing is written.")),
  submit: Type.Optional(journalText("A draft to submit for approval.")),
  approve: Type.Optional(journalText("A submitted journal to approve.")),
  reject: Type.Optional(
    Type.Object(
      { journal: journalText("A journal under approval."), reason: freeText("What is to be mended.") },
      { additionalProperties: false, description: "Rejects a journal under approval." },
    ),
  ),
  recall: Type.Optional(journalText("A journal that its submitter takes back.")),
  change: Type.Optional(
    Type.Object(masterDataProperties, {
      additionalProperties: false,
      minProperties: 1,
      description: "Adds or changes master data, such as the status of a fiscal period.",
    }),
  ),
  release: Type.Optional(
    Type.Object(
      {
        source: journalText("The journal that was posted in the buying company."),
        in: companyId("The selling company."),
        customer: Type.Optional(
          identifier("Its customer; needed where the journal paid it under several relationships."),
        ),
      },
      { additionalProperties: false, description: "Releases a mirror that was parked or not made." },
    ),
  ),
  ...paymentActions,
  revalue: Type.Optional(revalueSchema),
  reverse: Type.Optional(reversalStepSchema),
  settle: Type.Optional(settleStepSchema),
  unsettle: Type.Optional(unsettleStepSchema),
  deliver: Type.Optional(
    Type.Literal(true, { description: "Delivers the events that are due to the committed handlers." }),
  ),
  restart: Type.Optional(
    Type.Literal(true, { description: "Closes the host and opens it again on the same books." }),
  ),
  now: Type.Optional(momentText("Moves the clock.")),
};

/** What a step may say beside what it does. */
const remarks = {
  user: Type.Optional(identifier("Who does it; the scenario's user without it.")),
  transferFaulty: Type.Optional(
    Type.Literal(true, {
      description: "With post: lines at fault are moved to a new journal, the rest is posted.",
    }),
  ),
  transferred: Type.Optional(
    journalText("With transferFaulty: the journal that the lines at fault must be moved to."),
  ),
  shows: Type.Optional(previewSchema),
  proposes: Type.Optional(proposalExpectation),
  warnings: Type.Optional(
    Type.Array(Type.Object(errorProperties, { additionalProperties: false }), {
      description: "With change: all warnings that it gives. Left out: none.",
    }),
  ),
  refused: Type.Optional(refusalSchema),
};

const singleStepSchema = Type.Object({ ...actions, ...remarks }, { additionalProperties: false });

/** One thing that a step does, alone or together with others. */
export type SingleStep = Static<typeof singleStepSchema>;

export const stepSchema = Type.Object(
  {
    ...actions,
    ...remarks,
    together: Type.Optional(
      Type.Array(singleStepSchema, {
        minItems: 2,
        description: "Does several things at once, as several users would.",
      }),
    ),
    expect: Type.Optional(expectationSchema),
  },
  { additionalProperties: false, description: "One step; it does one thing." },
);

/** A step of a scenario; `schema/scenario.schema.json` has its rules. */
export type Step = Static<typeof stepSchema>;

/** The keys of which each step has one. */
export const actionKeys = [...Object.keys(actions), "together"] as readonly (
  | keyof typeof actions
  | "together"
)[];
