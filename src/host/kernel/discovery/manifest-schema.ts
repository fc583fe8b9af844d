import { creatableDocuments, journalTypes } from "@contrapost/sdk";
import { Type } from "@sinclair/typebox";

const id = (description: string) => Type.String({ pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", description });
const ids = (description: string) => Type.Array(Type.String({ minLength: 1 }), { description });
const words = (list: readonly string[], description: string) =>
  Type.Array(Type.Union(list.map((word) => Type.Literal(word))), { description });

const rights = Type.Object(
  {
    create: Type.Optional(words(creatableDocuments, "The documents that the plugin may make.")),
    post: Type.Optional(words(journalTypes, "The types of journals that it may post.")),
    companies: Type.Optional(
      Type.Union([Type.Literal("any"), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })], {
        description: "Where it may make and post them: in any company, or in those named.",
      }),
    ),
    tables: Type.Optional(
      Type.Array(Type.String({ pattern: "^[a-z][a-z0-9_]{0,62}$" }), {
        description: "Its own tables. Each name starts with the id, with _ for -, and two underscores.",
      }),
    ),
  },
  {
    additionalProperties: false,
    description: "What the plugin may do to the books; what is left out it may not.",
    anyOf: [
      { required: ["companies"] },
      { not: { anyOf: [{ required: ["create"] }, { required: ["post"] }] } },
    ],
  },
);

/** What stands under the key `contrapost` of a plugin's package.json; its version is the package's. */
export const manifestSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: id("Names the plugin, unique in a host."),
    host: Type.String({ minLength: 1, description: "The range of host versions that it works with." }),
    requires: Type.Optional(
      Type.Record(Type.String({ pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }), Type.String({ minLength: 1 }), {
        additionalProperties: false,
        description: "Plugins that must be there, by id, with the range of their versions.",
      }),
    ),
    uses: Type.Optional(ids("The ids of the services that it uses, the host's included.")),
    provides: Type.Optional(ids("The ids of the services that it offers to other plugins.")),
    hooks: Type.Optional(ids("The ids of the events that it defines for other plugins.")),
    fields: Type.Optional(
      Type.Array(Type.String({ pattern: "^(party|journal|line)\\.[a-z][A-Za-z0-9]{0,39}$" }), {
        description: "The custom fields that it declares: what each is on, and its name, such as party.iban.",
      }),
    ),
    rights: Type.Optional(rights),
  },
  { additionalProperties: false, description: "Who a Contrapost plugin is and what it may do." },
);
