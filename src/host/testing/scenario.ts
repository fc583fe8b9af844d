import { type Static, Type } from "@sinclair/typebox";
import { masterDataProperties } from "../masterdata/master-data-document.js";
import { companyId, freeText, identifier, oneOf } from "../masterdata/schema-texts.js";
import { expectationSchema } from "./expectations/expectation.js";
import { stepSchema } from "./step.js";
import { longText, momentText } from "./scenario-texts.js";

const filePath = (description: string) =>
  Type.String({ title: "the path of a file", description, minLength: 1 });

const pluginSchema = Type.Union(
  [
    Type.String({
      title: "a package or a path",
      description: "A package name, or a path from this file.",
      minLength: 1,
    }),
    Type.Object(
      {
        plugin: Type.String({
          title: "a package or a path",
          description: "A package name, or a path from this file.",
          minLength: 1,
        }),
        config: Type.Optional(
          Type.Record(Type.String(), Type.Unknown(), { description: "The plugin's settings." }),
        ),
        companies: Type.Optional(
          Type.Array(companyId(), {
            minItems: 1,
            description: "The companies where it is active; all without it.",
          }),
        ),
        onFailure: Type.Optional(
          oneOf(["abort", "skip"], {
            description: "What a fault of one of its handlers means for the posting.",
            default: "abort",
          }),
        ),
      },
      { additionalProperties: false },
    ),
  ],
  { description: "A plugin, as contrapost.config.yaml lists it." },
);

/** A scenario: what is set up, what is done, and what the books must hold then. */
export const scenarioSchema = Type.Object(
  {
    name: freeText("A number and one line that says what is shown: A21 Part payment leaves the rest open."),
    source: Type.Optional(
      oneOf(["D", "N", "I", "D/I"], {
        description:
          "Where the rule comes from: D the Dynamics 365 documentation, N what its users lack, I what follows.",
      }),
    ),
    about: longText("One or two sentences for the reader."),
    setup: Type.Optional(
      Type.Union(
        [filePath("A file of master data."), Type.Array(filePath("A file of master data."), { minItems: 1 })],
        {
          description:
            "Files of master data that scenarios share, by their paths from this file; applied in their order.",
        },
      ),
    ),
    with: Type.Optional(
      Type.Object(masterDataProperties, {
        additionalProperties: false,
        description: "Master data of this scenario alone, added to the setup or changing it.",
      }),
    ),
    plugins: Type.Optional(
      Type.Array(pluginSchema, {
        description:
          "The plugins; @contrapost/intercompany-settlement with its defaults where the list is left out.",
      }),
    ),
    user: Type.Optional(identifier("Who acts where a step names nobody; scenario without it.")),
    now: Type.Optional(
      momentText("What the clock shows at the start; 2024-01-01 without it. Only a step moves it."),
    ),
    steps: Type.Array(stepSchema, { minItems: 1, description: "What is done, in this order." }),
    expect: Type.Optional(expectationSchema),
  },
  {
    additionalProperties: false,
    description: "A scenario: what is set up, what is done, what the books must hold.",
  },
);

/** A scenario as its file has it; `schema/scenario.schema.json` has its rules. */
export type Scenario = Static<typeof scenarioSchema>;
