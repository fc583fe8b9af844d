import {
  definePlugin,
  journalField,
  lineField,
  onVendorPaymentJournalValidate,
  partyField,
} from "@contrapost/sdk";
import { expect } from "chai";
import { listJournals } from "contrapost";
import {
  aCompany,
  aTradingGroup,
  aVendorPayment,
  eur,
  type TestHost,
  testHost,
  usd,
} from "contrapost/testing";
import { readJournalLines } from "#host/inquiry/journal-lines.js";
import { useTemporaryFiles } from "../files/temporary-files.js";
import { describeOnEachEngine } from "../store/test-database.js";

const rank = partyField("desk", "rank", { type: "integer" });

const desk = (seen: unknown[] = []) =>
  definePlugin({
    id: "desk",
    version: "1.0.0",
    host: "^0.1.0",
    fields: [
      journalField("desk", "batch", { type: "text", required: true, types: ["vendorPayment"] }),
      lineField("desk", "note", { type: "text" }),
      rank,
    ],
    register({ on }) {
      on(onVendorPaymentJournalValidate, async function lookUp(_journal, validation) {
        for await (const lines of validation.lines()) {
          const parties = await validation.parties(lines);
          seen.push(
            parties.all.length,
            lines.map((line) => [parties.of(line)?.company, rank.of(parties.of(line))]),
          );
        }
        return undefined;
      });
    },
  });

describeOnEachEngine("fields of documents that are moved, taken back or looked up elsewhere", (database) => {
  const files = useTemporaryFiles();
  let books: TestHost;

  afterEach(async () => {
    await books.close();
  });

  async function open(options: Parameters<typeof testHost>[0]): Promise<void> {
    books = await testHost({ store: await database.newUrl(), ...options });
  }

  const journals = () => books.host.store.read((session) => listJournals(session, { company: "USMF" }));
  const linesOf = (number: string) =>
    books.host.store.read(async (session) => {
      const found: unknown[] = [];
      for await (const lines of readJournalLines(session, { company: "USMF", number }))
        found.push(...lines.map(({ line, fields }) => [line, fields]));
      return found;
    });

  const payment = aVendorPayment({
    number: "PAY-1",
    journalFields: { desk: { batch: "B" } },
    lines: [
      { amount: usd(1), fields: { desk: { note: "one" } } },
      { amount: usd(2), fields: { desk: { note: "two" } }, date: "1999-01-01" },
    ],
  });

  it("go with faulty lines into their new journal, whose own are those of the journal that they left", async () => {
    await open({ plugins: [desk()], setup: [aCompany()] });
    await books.enter(payment);
    await books.host.journals.post(
      { company: "USMF", number: "PAY-1" },
      { user: "ann", transferFaulty: true },
    );
    expect((await journals()).map(({ number, status, fields }) => [number, status, fields])).to.deep.equal([
      ["PAY-1", "posted", { desk: { batch: "B" } }],
      ["J-000001", "draft", { desk: { batch: "B" } }],
    ]);
    expect(await linesOf("PAY-1")).to.deep.equal([[1, { desk: { note: "one" } }]]);
    expect(await linesOf("J-000001")).to.deep.equal([[2, { desk: { note: "two" } }]]);
  });

  it("come back with a reversal's lines, which needs none of its own", async () => {
    const journalNames = [{ id: "REVERSE", type: "reversal" as const, voucherSeries: "VENDPAY" }];
    await open({ plugins: [desk()], setup: [aCompany(), { companies: [{ id: "USMF", journalNames }] }] });
    await books.post(
      aVendorPayment({
        number: "PAY-1",
        journalFields: { desk: { batch: "B" } },
        amount: usd(1),
        fields: { desk: { note: "one" } },
      }),
    );
    const request = { journal: { company: "USMF", number: "PAY-1" }, date: "2024-03-20" };
    const { number } = await books.host.reversals.reverse(request, { user: "ann" });
    const reversal = (await journals()).find((journal) => journal.number === number);
    expect(reversal?.fields).to.equal(undefined);
    expect(await linesOf(number)).to.deep.equal([[1, { desk: { note: "one" } }]]);
  });

  it("are looked up in the company that a line pays for, each party once", async () => {
    const seen: unknown[] = [];
    const vendor = (id: string, value: number) => ({ id, fields: { desk: { rank: value } } });
    await open({
      plugins: [desk(seen)],
      setup: [
        ...aTradingGroup(),
        aCompany({ vendors: [vendor("V-1", 1), vendor("V-2", 2)] }),
        aCompany({ id: "DEMF", currency: "EUR", vendors: [vendor("V-1", 3)] }),
      ],
    });
    const lines = [
      { vendor: "V-1", amount: eur(1) },
      { vendor: "V-1", company: "DEMF", amount: eur(1) },
      { vendor: "V-2", amount: eur(1) },
      { vendor: "V-1", amount: eur(1) },
      { vendor: "V-9", amount: eur(1) },
    ];
    const journal = await books.enter({
      journal: {
        company: "USMF",
        name: "VENDPAY",
        fields: { desk: { batch: "B" } },
        lines: lines.map(({ amount: _, ...line }) => ({
          date: "2024-03-15",
          debit: "1.00",
          currency: "EUR",
          ...line,
        })),
      },
    });
    await books.host.journals.preview(journal, { user: "ann" });
    expect(seen).to.deep.equal([
      3,
      [
        ["USMF", 1],
        ["DEMF", 3],
        ["USMF", 2],
        ["USMF", 1],
        [undefined, undefined],
      ],
    ]);
  });

  it("may stand in a setup, in JSON or YAML, and outlive a restart", async () => {
    const vendors = [{ id: "V-7", profile: "GEN", fields: { desk: { rank: 7 } } }];
    const setup = await files.write("setup.json", JSON.stringify({ companies: [{ id: "USMF", vendors }] }));
    await open({ plugins: [desk()], setup: [aCompany(), setup], restarts: true });
    await books.perform({ restart: true });
    await books.perform({ change: { companies: [{ id: "USMF", vendors }] } });
    await books.expect({
      in: { USMF: { partyFields: [{ vendor: "V-7", fields: { desk: { rank: "7" } } }] } },
    });
  });
});
