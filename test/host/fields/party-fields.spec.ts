import { type CustomFields, definePlugin, onVendorPaymentJournalValidate, partyField } from "@contrapost/sdk";
import { expect } from "chai";
import { aCompany, aVendorPayment, type TestHost, testHost, usd } from "contrapost/testing";
import { refused } from "../files/refused.js";
import { useTemporaryFiles } from "../files/temporary-files.js";

const taxNumber = partyField("tax", "number", { type: "text", pattern: "[A-Z]{2}[0-9]+", sides: ["vendor"] });
const rank = partyField("tax", "rank", { type: "integer" });

/** A plugin that notes what it reads of the vendors that are paid. */
function tax(seen: object[] = []) {
  return definePlugin({
    id: "tax",
    version: "1.0.0",
    host: "^0.1.0",
    fields: [taxNumber, rank],
    register({ on }) {
      on(onVendorPaymentJournalValidate, async function readNumbers(_journal, validation) {
        for await (const lines of validation.lines()) {
          const { all: parties } = await validation.parties(lines);
          seen.push(
            ...parties.map((party) => ({ ...party, number: taxNumber.of(party), rank: rank.of(party) })),
          );
        }
        return undefined;
      });
    },
  });
}

describe("fields of parties", () => {
  const files = useTemporaryFiles();
  let books: TestHost;

  afterEach(async () => {
    await books.close();
  });

  /** Master data with the fields of vendor V-1 of USMF. */
  const vendorWith = (fields?: CustomFields) => ({
    companies: [{ id: "USMF", vendors: [{ id: "V-1", profile: "GEN", ...(fields && { fields }) }] }],
  });

  const storedFields = () =>
    books.host.store.read(async (session) => {
      const [row] = await session.rows("SELECT fields FROM party WHERE company = 'USMF' AND id = 'V-1'");
      return row?.[0];
    });

  it("go from a file of master data to a hook, with their types", async () => {
    const seen: object[] = [];
    books = await testHost({ plugins: [tax(seen)], setup: [aCompany()] });
    const file = await files.write(
      "vendors.yaml",
      "companies: [{ id: USMF, vendors: [{ id: V-1, profile: GEN, fields: { tax: { number: DE12, rank: 7 } } }] }]",
    );
    await books.host.import([file], { user: "ann" });
    await books.post(aVendorPayment({ vendor: "V-1", amount: usd(1) }));
    const fields = { tax: { number: "DE12", rank: 7 } };
    const party = { company: "USMF", side: "vendor", id: "V-1", name: "V-1", hold: "none", fields };
    expect(seen).to.deep.equal([{ ...party, number: "DE12", rank: 7 }]);
  });

  it("are refused with all that is wrong, each with file and line", async () => {
    books = await testHost({ plugins: [tax()], setup: [aCompany()] });
    const file = await files.write(
      "wrong.yaml",
      `companies:
  - id: USMF
    vendors:
      - { id: V-1, profile: GEN, fields: { tax: { number: 12, rang: 1 } } }
    customers:
      - { id: C-1, profile: GEN, fields: { tax: { number: DE12 }, taxi: { rank: 1 } } }
`,
    );
    expect((await refused(() => books.host.import([file], { user: "ann" }))).map(files.shown)).to.deep.equal([
      'CP_FIELD_INVALID ~/wrong.yaml:4: party field tax.number must match [A-Z]{2}[0-9]+, but it is "12".',
      'CP_FIELD_UNKNOWN ~/wrong.yaml:4: plugin tax declares no party field rang (did you mean "rank"?). Known: number, rank.',
      "CP_FIELD_NOT_HERE ~/wrong.yaml:6: party field tax.number is for vendor, not for customer.",
      'CP_FIELD_PLUGIN_UNKNOWN ~/wrong.yaml:6: party field taxi.rank belongs to plugin taxi, which is not loaded (did you mean "tax"?).',
    ]);
  });

  it("stay where master data does not speak of their plugin, and go where it names the plugin without them", async () => {
    books = await testHost({ plugins: [tax()], setup: [aCompany()] });
    await books.host.applyMasterData(vendorWith({ tax: { number: "DE12", rank: 1 } }));
    await books.host.applyMasterData(vendorWith({}));
    expect((await books.host.applyMasterData(vendorWith())).counts).to.deep.equal({
      vendor: { created: 0, updated: 0, unchanged: 1 },
    });
    expect(await storedFields()).to.equal('{"tax":{"number":"DE12","rank":1}}');
    await books.host.applyMasterData(vendorWith({ tax: { rank: 2 } }));
    expect(await storedFields()).to.equal('{"tax":{"rank":2}}');
    await books.host.applyMasterData(vendorWith({ tax: {} }));
    expect(await storedFields()).to.equal(null);
  });

  it("stay those of one plugin where those of another change", async () => {
    const second = definePlugin({
      id: "second",
      version: "1.0.0",
      host: "^0.1.0",
      fields: [partyField("second", "note", { type: "text" })],
      register: () => undefined,
    });
    books = await testHost({ plugins: [tax(), second], setup: [aCompany()] });
    await books.host.applyMasterData(vendorWith({ tax: { rank: 1 }, second: { note: "a" } }));
    await books.host.applyMasterData(vendorWith({ second: { note: "b" } }));
    expect(await storedFields()).to.equal('{"second":{"note":"b"},"tax":{"rank":1}}');
  });

  it("are required of a party as it is imported, where their plugin is active", async () => {
    const strict = definePlugin({
      id: "strict",
      version: "1.0.0",
      host: "^0.1.0",
      fields: [partyField("strict", "code", { type: "text", required: true, sides: ["vendor"] })],
      register: () => undefined,
    });
    const noVendors = aCompany({ vendors: [] }).companies!.map((company) => ({ ...company, vendors: [] }));
    books = await testHost({
      plugins: [{ plugin: strict, companies: ["USMF"] }],
      setup: [{ companies: noVendors }, aCompany({ id: "DEMF", currency: "EUR" })],
    });
    expect(await refused(() => books.host.applyMasterData(vendorWith()))).to.deep.equal([
      "CP_FIELD_MISSING companies[0].vendors[0]: party field strict.code is required.",
    ]);
    await books.host.applyMasterData(vendorWith({ strict: { code: "A" } }));
    await books.host.applyMasterData(vendorWith());
    expect(await storedFields()).to.equal('{"strict":{"code":"A"}}');
  });

  it("of a setup are checked by the plugins of each test host, though books are shared", async () => {
    const setup = [aCompany(), vendorWith({ tax: { rank: 1 } })];
    books = await testHost({ plugins: [tax()], setup });
    expect(await refused(() => testHost({ setup }))).to.deep.equal([
      "CP_FIELD_PLUGIN_UNKNOWN companies[0].vendors[0]: party field tax.rank belongs to plugin tax, which is not loaded.",
    ]);
  });
});
