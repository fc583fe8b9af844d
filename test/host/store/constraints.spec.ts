import { expect } from "chai";
import { isUniqueViolation } from "#host/store/constraint.js";
import type { Store } from "#host/store/session.js";
import { refusal } from "./rejection.js";
import { writeSampleBooks } from "./sample-books.js";
import { describeOnEachEngine } from "./test-database.js";
import { undone } from "./undone.js";

/** Statements that repeat a key, with the table and the name of that key. */
const repeated: readonly (readonly [statement: string, table: string, key: string])[] = [
  ["INSERT INTO company SELECT * FROM company", "company", "company_pkey"],
  ["INSERT INTO party SELECT * FROM party", "party", "party_pkey"],
  [
    `INSERT INTO trading_relationship (id, selling_company, customer, buying_company, vendor, active)
      VALUES (2, 'DEMF', 'C1', 'DEMF', 'V1', 1)`.replace("'DEMF', 'V1'", "'USMF', 'V2'"),
    "trading_relationship",
    "trading_relationship_selling_company_customer_key",
  ],
  [
    `INSERT INTO trading_relationship (id, selling_company, customer, buying_company, vendor, active)
      VALUES (2, 'DEMF', 'C2', 'USMF', 'V1', 1)`,
    "trading_relationship",
    "trading_relationship_buying_company_vendor_key",
  ],
  [
    `INSERT INTO journal (id, company, number, name, type, status, description, origin, created_by, created_at)
      SELECT 9, company, number, name, type, status, description, origin, created_by, created_at
      FROM journal WHERE id = 1`,
    "journal",
    "journal_company_number_key",
  ],
  [
    "INSERT INTO journal_line SELECT * FROM journal_line WHERE journal_id = 1",
    "journal_line",
    "journal_line_pkey",
  ],
  [
    "INSERT INTO voucher (id, company, number, date, journal_id, voucher_no) VALUES (99, 'USMF', 'V-11', '', 1, 1)",
    "voucher",
    "voucher_company_number_key",
  ],
  [
    "INSERT INTO voucher (id, company, number, date, journal_id, voucher_no) VALUES (11, 'USMF', 'V-99', '', 1, 1)",
    "voucher",
    "voucher_pkey",
  ],
  [
    `INSERT INTO party_transaction (id, company, side, party, profile, type, voucher_id, date, invoice, currency, amount,
      accounting_amount, open, open_accounting) SELECT 99, company, side, party, profile, type, voucher_id, date, invoice,
      currency, amount, accounting_amount, open, open_accounting FROM party_transaction WHERE id = 21`,
    "party_transaction",
    "party_transaction_invoice",
  ],
  [
    `INSERT INTO mirror (id, source_company, source_journal, relationship_id, event, outcome, reason_code, line_count,
      policy, plugin, plugin_version, initiated_by, created_at) VALUES (9, 'USMF', 'PAY-2', 1, 'payment', 'parked',
      'X', 1, '{}', 'p', '1', 'ada', '2024')`,
    "mirror",
    "mirror_source_company_source_journal_relationship_id_event_key",
  ],
  ["INSERT INTO mirror_line SELECT * FROM mirror_line", "mirror_line", "mirror_line_pkey"],
];

describeOnEachEngine("a constraint", (database) => {
  let store: Store;
  let url = "";

  before(async () => {
    url = await database.newUrl();
    await (await database.open(url)).transaction(writeSampleBooks);
  });

  // Each test undoes what it does.
  beforeEach(async () => {
    store = await database.open(url);
  });

  const refused = (statement: string) => refusal(undone(store, (session) => session.run(statement)));

  for (const [statement, table, key] of repeated) {
    it(`names a repeated key: ${key}`, async () => {
      const error = await refused(statement);
      expect([error.code, error.message, error.facts]).to.deep.equal([
        "CP_CONSTRAINT",
        `The database refuses the change to ${table}, because of ${key}.`,
        { kind: "unique", table, constraint: key },
      ]);
      expect(error.cause).to.be.instanceOf(Error);
      expect([table, key, "mark", "other_key"].map((name) => isUniqueViolation(error, name))).to.deep.equal([
        true,
        true,
        false,
        false,
      ]);
    });
  }

  it("names a repeated key of a bulk", async () => {
    const table = { table: "main_account", columns: ["company", "account", "name", "type"] };
    for (const rows of [1, 200]) {
      const values = Array.from({ length: rows }, (_, row) => [
        "USMF",
        String(1099 + rows - row),
        "",
        "asset",
      ]).flat();
      const error = await refusal(store.transaction((session) => session.bulk(table, values)));
      expect(error.facts).to.deep.equal({
        kind: "unique",
        table: "main_account",
        constraint: "main_account_pkey",
      });
    }
  });

  const others: readonly (readonly [
    what: string,
    statement: string,
    table: string,
    constraint: Readonly<Record<Store["engine"], string>>,
  ])[] = [
    [
      "check",
      "UPDATE company SET currency = 'EURO' WHERE id = 'USMF'",
      "company",
      { sqlite: "CHECK (length(currency) = 3)", postgres: "company_currency_check" },
    ],
    [
      "notNull",
      "UPDATE journal SET number = NULL WHERE id = 1",
      "journal",
      { sqlite: "number NOT NULL", postgres: "number NOT NULL" },
    ],
    [
      "foreignKey",
      "INSERT INTO main_account (company, account, name, type) VALUES ('NONE', '1', '', 'asset')",
      "main_account",
      { sqlite: "the foreign keys to company", postgres: "main_account_company_fkey" },
    ],
    [
      "type",
      "UPDATE company SET journal_next = CAST(name || 'x' AS TEXT) WHERE id = 'USMF'",
      "company",
      { sqlite: "cannot store TEXT value in INTEGER column company.journal_next", postgres: "" },
    ],
  ];
  for (const [kind, statement, table, constraint] of others) {
    // PostgreSQL refuses a text for a number before it looks at any row.
    if (constraint[database.engine] === "") continue;
    it(`names what is violated: ${kind}`, async () => {
      const error = await refused(statement);
      expect([error.code, error.facts]).to.deep.equal([
        "CP_CONSTRAINT",
        { kind, table, constraint: constraint[database.engine] },
      ]);
      expect(isUniqueViolation(error, table)).to.equal(false);
    });
  }

  it("refuses a text where a number belongs, also as a parameter", async () => {
    const error = await refusal(
      undone(store, (session) =>
        session.run("UPDATE company SET journal_next = ? WHERE id = 'USMF'", ["ten"]),
      ),
    );
    expect([error.code, error.facts["kind"], error.facts["table"]]).to.deep.equal([
      "CP_CONSTRAINT",
      "type",
      "company",
    ]);
  });

  it("leaves other errors as they are", async () => {
    const errors = [new Error("mine"), undefined, "text"];
    expect(errors.map((error) => isUniqueViolation(error, "company"))).to.deep.equal([false, false, false]);
  });
});
