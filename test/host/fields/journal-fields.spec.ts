import {
  type CustomFields,
  definePlugin,
  journalField,
  lineField,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  partyField,
  type Plugin,
} from "@contrapost/sdk";
import { expect } from "chai";
import { type Host, listJournals, openHost, type PluginInput } from "contrapost";
import { aCompany, aGeneralJournal, aTradingGroup, aVendorPayment, eur, usd } from "contrapost/testing";
import { readJournalLines } from "#host/inquiry/journal-lines.js";
import { journalInputOf } from "#host/testing/journal-document.js";
import { pathOfPointer } from "#host/masterdata/locate.js";
import { refusal as rejection } from "../store/rejection.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { silentLogger } from "../kernel/support/a-kernel.js";

const batch = journalField("desk", "batch", { type: "integer", minimum: 1, types: ["vendorPayment"] });
const purpose = lineField("desk", "purpose", { type: "choice", choices: ["SALA", "SUPP"] });
const account = lineField("desk", "account", { type: "text" });
const usual = partyField("desk", "account", { type: "text" });

type Register = Plugin["register"];

/** The plugin that declares the fields, and does what a test wants of it. */
const desk = (register: Register = () => undefined) =>
  definePlugin({
    id: "desk",
    version: "1.0.0",
    host: "^0.1.0",
    rights: { create: ["vendorPayment"], post: ["vendorPayment"], companies: "any" },
    fields: [batch, purpose, account, usual],
    register,
  });

describeOnEachEngine("fields of journals and lines", (database) => {
  let host: Host;
  let url: string;

  beforeEach(async () => {
    url = await database.newUrl();
  });
  afterEach(async () => {
    await host.close();
  });

  async function open(...plugins: readonly PluginInput[]): Promise<void> {
    host = await openHost({ database: url, plugins, logger: silentLogger });
  }

  const enter = (document: Parameters<typeof journalInputOf>[0]) =>
    host.journals.enter([journalInputOf(document, "", pathOfPointer)], { user: "ann" });

  const paymentWith = (line: CustomFields, journal: CustomFields = {}) => {
    const { journal: entry } = aVendorPayment({ number: "PAY-1", amount: usd(10), fields: line });
    return { journal: { ...entry!, fields: journal } };
  };

  const post = () => host.journals.post({ company: "USMF", number: "PAY-1" }, { user: "bob" });

  const linesOf = (company: string, number: string) =>
    host.store.read(async (session) => {
      const fields: (CustomFields | undefined)[] = [];
      for await (const lines of readJournalLines(session, { company, number }))
        fields.push(...lines.map((line) => line.fields));
      return fields;
    });

  it("are seen in every phase, and stay as they are once posted", async () => {
    const seen: unknown[] = [];
    await open(
      desk(({ on }) => {
        on(onVendorPaymentJournalValidate, async function see(journal, validation) {
          for await (const [line] of validation.lines())
            seen.push(["validate", batch.of(journal), purpose.of(line), account.of(line)]);
          return undefined;
        });
        on(onVendorPaymentJournalAmend, async function fill(draft, amending) {
          const parties = await amending.parties(draft.lines);
          const lines = draft.lines.map((line) => ({
            ...line,
            fields: account.set(line.fields, usual.of(parties.of(line))),
          }));
          return { ...draft, lines };
        });
        on(onVendorPaymentJournalPosted, async function see(journal, posting) {
          const { all } = await posting.in("USMF").parties([{ account: { type: "vendor", id: "V-1001" } }]);
          for await (const [line] of posting.lines()) {
            expect((await posting.parties([line!])).all).to.deep.equal(all);
            seen.push(["posted", batch.of(journal), purpose.of(line), account.of(line), usual.of(all[0])]);
          }
        });
        on(onVendorPaymentJournalCommitted, async function see(journal, committed) {
          const { all } = await committed.parties([{ account: { type: "vendor", id: "V-1001" } }]);
          for await (const [line] of committed.lines())
            seen.push(["committed", batch.of(journal), purpose.of(line), account.of(line), usual.of(all[0])]);
        });
      }),
    );
    await host.applyMasterData(
      aCompany({ vendors: [{ id: "V-1001", fields: { desk: { account: "NL01" } } }] }),
    );
    await enter(paymentWith({ desk: { purpose: "SUPP" } }, { desk: { batch: "7" } }));
    await post();
    await host.deliver();
    expect(seen).to.deep.equal([
      ["validate", 7, "SUPP", undefined],
      ["posted", 7, "SUPP", "NL01", "NL01"],
      ["committed", 7, "SUPP", "NL01", "NL01"],
    ]);
    const [journal] = await host.store.read((session) => listJournals(session));
    expect(journal?.fields).to.deep.equal({ desk: { batch: 7 } });
    expect(await linesOf("USMF", "PAY-1")).to.deep.equal([{ desk: { account: "NL01", purpose: "SUPP" } }]);
    for (const table of ["journal", "journal_line"]) {
      const change = host.store.transaction((session) => session.run(`UPDATE ${table} SET fields = NULL`));
      expect((await rejection(change)).code).to.equal("CP_POSTED_IMMUTABLE");
    }
  });

  it("are refused with all that is wrong, as they are entered", async () => {
    await open(desk());
    await host.applyMasterData(aCompany());
    const lines = await rejection(
      enter(paymentWith({ desk: { purpose: "FUN", batch: 1 }, other: { a: 1 } })),
    );
    expect([lines, ...lines.problems].map(({ code, message }) => `${code} ${message}`)).to.deep.equal([
      'CP_FIELDS_REFUSED 3 fields cannot be set: journal.lines[0]: line field desk.purpose must be one of SALA, SUPP, but it is "FUN".',
      'CP_FIELD_INVALID journal.lines[0]: line field desk.purpose must be one of SALA, SUPP, but it is "FUN".',
      "CP_FIELD_UNKNOWN journal.lines[0]: plugin desk declares no line field batch. Known: purpose, account.",
      "CP_FIELD_PLUGIN_UNKNOWN journal.lines[0]: line field other.a belongs to plugin other, which is not loaded.",
    ]);
    const header = await rejection(enter(paymentWith({}, { desk: { batch: 0 } })));
    expect(`${header.code} ${header.message}`).to.equal(
      "CP_FIELD_INVALID journal.lines[0]: journal field desk.batch must be at least 1, but it is 0.",
    );
    const { journal } = aGeneralJournal();
    const elsewhere = await rejection(enter({ journal: { ...journal!, fields: { desk: { batch: 1 } } } }));
    expect(`${elsewhere.code} ${elsewhere.message}`).to.equal(
      "CP_FIELD_NOT_HERE journal.lines[0]: journal field desk.batch is for vendorPayment, not for general.",
    );
    expect(await host.store.read((session) => listJournals(session))).to.deep.equal([]);
  });

  it("are checked where a handler sets them, in its own journals and as it amends", async () => {
    const made = async (fields: CustomFields, line: CustomFields) => {
      await host.close();
      await open(
        desk(({ on }) => {
          on(onVendorPaymentJournalPosted, async function split(_posted, posting) {
            const { journals } = posting.in("USMF");
            const draft = await journals.create({
              name: "VENDPAY",
              origin: { kind: "plugin", plugin: "desk" },
              fields,
            });
            const to = { type: "vendor", id: "V-1001" } as const;
            await draft.append([
              { date: "2024-03-15", account: to, currency: "USD", amount: 100n, fields: line },
            ]);
          });
        }),
      );
      await post();
    };
    await open(desk());
    await host.applyMasterData(aCompany());
    await enter(paymentWith({}));
    const wrongHeader = await rejection(made({ desk: { batch: -1 } }, {}));
    expect(wrongHeader.message).to.equal(
      "onVendorPaymentJournalPosted in USMF: the handler split of plugin desk failed: CP_FIELD_INVALID: USMF, journal VENDPAY: journal field desk.batch must be at least 1, but it is -1.",
    );
    const wrongLine = await rejection(made({}, { desk: { purpose: 1 } }));
    expect(wrongLine.message).to.equal(
      "onVendorPaymentJournalPosted in USMF: the handler split of plugin desk failed: CP_FIELD_INVALID: USMF, journal J-000001, line 1: line field desk.purpose must be one of SALA, SUPP, but it is 1.",
    );
    await host.close();
    await open(
      desk(({ on }) => {
        on(onVendorPaymentJournalAmend, function spoil(draft) {
          return {
            ...draft,
            lines: draft.lines.map((line) => ({ ...line, fields: { desk: { account: "" } } })),
          };
        });
      }),
    );
    expect((await rejection(post())).message).to.equal(
      'USMF, journal PAY-1, line 1: line field desk.account must be a text of 1 to 500 characters on one line, but it is "".',
    );
    await made({ desk: { batch: 3 } }, { desk: { purpose: "SALA" } });
    expect(await linesOf("USMF", "J-000001")).to.deep.equal([{ desk: { purpose: "SALA" } }]);
  });

  it("are missed as the journal is posted, with its other faults", async () => {
    const strict = definePlugin({
      id: "strict",
      version: "1.0.0",
      host: "^0.1.0",
      fields: [
        journalField("strict", "reason", { type: "text", required: true, types: ["vendorPayment"] }),
        lineField("strict", "checked", { type: "boolean", required: true, types: ["vendorPayment"] }),
      ],
      register: () => undefined,
    });
    await open({ plugin: strict, companies: ["USMF"] });
    await host.applyMasterData(aCompany());
    await host.applyMasterData(aCompany({ id: "DEMF", currency: "EUR" }));
    await enter(
      aVendorPayment({
        number: "PAY-1",
        lines: [
          { amount: usd(1) },
          { amount: usd(2), fields: { strict: { checked: false } } },
          { date: "1999-01-01" },
        ],
      }),
    );
    const refusal = await rejection(post());
    expect(refusal.problems.map(({ code, message }) => `${code} ${message}`)).to.deep.equal([
      "CP_FIELD_MISSING USMF, journal PAY-1: journal field strict.reason is required.",
      "CP_FIELD_MISSING USMF, journal PAY-1, line 1: line field strict.checked is required.",
      "CP_FIELD_MISSING USMF, journal PAY-1, line 3: line field strict.checked is required.",
      "CP_PERIOD_MISSING USMF, journal PAY-1, line 3: USMF has no fiscal period on 1999-01-01.",
    ]);
    await enter(aVendorPayment({ company: "DEMF", number: "PAY-1", amount: eur(1) }));
    await host.journals.post({ company: "DEMF", number: "PAY-1" }, { user: "bob" });
  });

  it("are part of the content that an approval is bound to", async () => {
    const hashes: string[] = [];
    await open(
      desk(({ on }) => {
        on(onVendorPaymentJournalValidate, async function note(_journal, validation) {
          hashes.push(await validation.contentHash());
          return undefined;
        });
      }),
    );
    await host.applyMasterData(aCompany());
    const preview = (number: string) => host.journals.preview({ company: "USMF", number }, { user: "ann" });
    const pay = { company: "USMF", number: "PAY-1" };
    await enter(paymentWith({ desk: { account: "A" } }));
    await preview("PAY-1");
    for (const change of [
      `UPDATE journal_line SET fields = '{"desk":{"account":"B"}}'`,
      `UPDATE journal SET fields = '{"desk":{"batch":1}}'`,
    ]) {
      await host.store.transaction((session) => session.run(change));
      await preview(pay.number);
    }
    await preview("PAY-1");
    expect(new Set(hashes).size).to.equal(3);
    expect(hashes[3]).to.equal(hashes[2]);
    await host.store.transaction((session) => session.run("UPDATE journal_name SET approval = 1"));
    await host.journals.submit(pay, { user: "ann" });
    for (const table of ["journal", "journal_line"]) {
      const change = host.store.transaction((session) => session.run(`UPDATE ${table} SET fields = NULL`));
      expect((await rejection(change)).code).to.equal("CP_JOURNAL_FROZEN");
    }
  });

  it("outlive their plugin: they are kept and shown, and take no new value", async () => {
    await open(desk());
    await host.applyMasterData(aCompany());
    await enter(paymentWith({ desk: { account: "A" } }, { desk: { batch: 7 } }));
    await host.close();
    const seen: unknown[] = [];
    const other = definePlugin({
      id: "other",
      version: "1.0.0",
      host: "^0.1.0",
      register({ on }) {
        on(onVendorPaymentJournalAmend, function rewrite(draft) {
          seen.push(draft.journal.fields);
          // Made anew, without the fields.
          const lines = draft.lines.map(
            ({ fields, marks: _, ...line }) => (seen.push(fields), { ...line, text: "x" }),
          );
          return { ...draft, lines };
        });
      },
    });
    await open(other);
    const refused = await rejection(enter(aVendorPayment({ fields: { desk: { account: "B" } } })));
    expect(`${refused.code} ${refused.message}`).to.equal(
      "CP_FIELD_PLUGIN_UNKNOWN journal.lines[0]: line field desk.account belongs to plugin desk, which is not loaded.",
    );
    await post();
    expect(seen).to.deep.equal([{ desk: { batch: 7 } }, { desk: { account: "A" } }]);
    expect(await linesOf("USMF", "PAY-1")).to.deep.equal([{ desk: { account: "A" } }]);
  });

  it("are not copied to a mirror", async () => {
    await open(desk(), "@contrapost/intercompany-settlement");
    for (const document of aTradingGroup()) await host.applyMasterData(document);
    await enter(paymentWith({ desk: { account: "A" } }, { desk: { batch: 7 } }));
    await host.store.transaction((session) =>
      session.run("UPDATE journal_line SET account = 'V-DEMF' WHERE account = 'V-1001'"),
    );
    await post();
    const journals = await host.store.read((session) => listJournals(session));
    const mirror = journals.find(({ origin }) => origin.kind === "mirror")!;
    expect(mirror.fields).to.equal(undefined);
    expect(await linesOf(mirror.company, mirror.number)).to.deep.equal([undefined]);
  });

  it("are written and read in bulk, beside lines without any, whatever their texts hold", async () => {
    await open(desk());
    await host.applyMasterData(aCompany());
    const texts = Array.from({ length: 250 }, (_, index) =>
      index % 3 === 0 ? undefined : `${index} \\ "quoted" \\N \\t {"a":1} ü 😀`,
    );
    const lines = texts.map((text) => ({
      amount: usd(1),
      ...(text !== undefined && { fields: { desk: { account: text } } }),
    }));
    await enter(aVendorPayment({ number: "PAY-1", lines }));
    await post();
    const read = await linesOf("USMF", "PAY-1");
    expect(read.map((fields) => fields?.["desk"]?.["account"])).to.deep.equal(texts);
  });
});
