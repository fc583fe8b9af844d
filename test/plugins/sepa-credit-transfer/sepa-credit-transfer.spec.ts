import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sepaCreditTransfer from "@contrapost/sepa-credit-transfer";
import { expect, use } from "chai";
import {
  aCompany,
  accounting,
  aVendorInvoice,
  aVendorPayment,
  eur,
  type TestHost,
  testHost,
  usd,
} from "contrapost/testing";
import { refusal } from "../../host/store/rejection.js";

use(accounting);

/** Accounts of the examples that the SWIFT registry of IBANs publishes. */
const iban = { germany: "DE89370400440532013000", france: "FR1420041010050500013M02606" };

const payer = (id: string) => ({
  company: "DEMF",
  name: "Müller & Söhne GmbH",
  accounts: [{ bankAccount: `${id}-OPER`, iban: iban.germany, bic: "COBADEFFXXX" }],
});

const paid = (id: string, name: string, fields: Readonly<Record<string, string>>) => ({
  id,
  name,
  profile: "GEN",
  fields: { "sepa-credit-transfer": fields },
});

const company = aCompany({
  id: "DEMF",
  currency: "EUR",
  vendors: [
    paid("V-1001", "EDF", { iban: iban.france, accountHolder: "Société Générale d'Électricité" }),
    paid("V-2", "Łódź Papier", { iban: iban.germany, bic: "COBADEFF" }),
    { id: "V-3", name: "Unknown to the bank", profile: "GEN" },
  ],
});

describe("sepa-credit-transfer", () => {
  let folder: string;
  let books: TestHost;

  const open = (config: Record<string, unknown> = { folder, companies: [payer("DEMF")] }) =>
    testHost({
      setup: [company],
      plugins: [{ plugin: sepaCreditTransfer, config }],
      now: "2024-03-15T12:00:00Z",
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sepa-"));
    books = await open();
  });
  afterEach(async () => {
    await books.close();
    await rm(folder, { recursive: true });
  });

  const file = (journal: string) => join(folder, `DEMF-${journal}.pain.001.xml`);

  it("writes one file for a posted vendor payment journal, with a batch for each day", async () => {
    await books.post(
      aVendorInvoice({ company: "DEMF", vendor: "V-1001", invoice: "EDF-7", amount: eur(1200) }),
    );
    await books.post(
      aVendorPayment({
        company: "DEMF",
        number: "PAY-1",
        lines: [
          { vendor: "V-1001", amount: "1200.00 EUR", settles: "EDF-7", date: "2024-03-15" },
          { vendor: "V-2", amount: "0.07 EUR", date: "2024-03-18", paymentReference: "Büro, 3 % Skonto" },
          { vendor: "V-2", amount: "99.90 EUR", date: "2024-03-15" },
        ],
      }),
    );
    expect(await readdir(folder)).to.deep.equal([]);
    expect(await books.delivered()).to.deep.include({ delivered: 1, failed: 0, dead: 0 });
    expect(await readdir(folder)).to.deep.equal(["DEMF-PAY-1.pain.001.xml"]);
    expect(await readFile(file("PAY-1"), "utf8")).to.equal(
      await readFile(join("test", "plugins", "sepa-credit-transfer", "PAY-1.pain.001.xml"), "utf8"),
    );
    expect(books.log.filter(({ message }) => message.startsWith("payment file"))).to.deep.equal([
      {
        level: "info",
        message: "payment file written",
        facts: {
          plugin: "sepa-credit-transfer",
          company: "DEMF",
          journal: "PAY-1",
          file: file("PAY-1"),
          payments: 3,
          controlSum: "1299.97",
        },
      },
    ]);
  });

  it("pays another company's vendor to that vendor's account, once, and nothing from the other company", async () => {
    const vendors = [paid("V-1001", "Con Edison", { iban: iban.germany })];
    await books.host.applyMasterData({
      ...aCompany({ id: "USMF", currency: "EUR", vendors }),
      intercompanyAccounting: [
        {
          paying: { company: "DEMF", dueFrom: "130700" },
          paidFor: { company: "USMF", dueTo: "200300", paymentJournal: "VENDPAY" },
        },
      ],
    });
    const unknown = aVendorPayment({
      company: "DEMF",
      lines: [{ company: "USMF", vendor: "V-3", amount: eur(5) }],
    });
    const { problems } = await refusal(books.post(unknown));
    expect(problems.map(({ message }) => message)).to.deep.equal([
      "DEMF, journal J-000001, line 1: plugin sepa-credit-transfer, handler checkTransfers, objects with SEPA_PAYEE: vendor V-3 of USMF has no IBAN: give it one as its field sepa-credit-transfer.iban",
    ]);
    const lines = [{ company: "USMF", amount: eur(10) }, { amount: eur(20) }];
    await books.post(aVendorPayment({ company: "DEMF", number: "PAY-1", lines }));
    await books.delivered();
    expect(await readdir(folder)).to.deep.equal(["DEMF-PAY-1.pain.001.xml"]);
    const text = await readFile(file("PAY-1"), "utf8");
    const transfers = text.split("<CdtTrfTxInf>").slice(1);
    const value = (transfer: string, tag: RegExp) => tag.exec(transfer)?.[1];
    expect(
      transfers.map((transfer) => [
        value(transfer, /<InstdAmt Ccy="EUR">([^<]*)</),
        value(transfer, /<Cdtr>\s*<Nm>([^<]*)</),
        value(transfer, /<CdtrAcct>\s*<Id>\s*<IBAN>([^<]*)</),
      ]),
    ).to.deep.equal([
      ["10.00", "Con Edison", iban.germany],
      ["20.00", "Societe Generale d'Electricite", iban.france],
    ]);
  });

  it("leaves a file that is there as it is", async () => {
    await books.post(aVendorPayment({ company: "DEMF", number: "PAY-1", amount: eur(10) }));
    await writeFile(file("PAY-1"), "sent to the bank");
    await books.delivered();
    expect(await readFile(file("PAY-1"), "utf8")).to.equal("sent to the bank");
    expect(books.log.at(-1)?.message).to.equal("payment file was there already");
    expect(await readdir(folder)).to.deep.equal(["DEMF-PAY-1.pain.001.xml"]);
  });

  it("can be replayed once it was given up, because the folder was not there", async () => {
    await rm(folder, { recursive: true });
    await books.post(aVendorPayment({ company: "DEMF", number: "PAY-1", amount: eur(10) }));
    const { message } = await refusal(books.delivered());
    expect(message).to.contain("ENOENT: no such file or directory");
    await mkdir(folder);
    const [dead] = await books.host.outbox({ state: "dead" });
    await books.host.replay(dead!.id);
    await books.delivered();
    expect(await readdir(folder)).to.deep.equal(["DEMF-PAY-1.pain.001.xml"]);
  });

  it("objects, before posting, to every payment that no bank would take", async () => {
    const payment = aVendorPayment({
      company: "DEMF",
      number: "PAY-1",
      lines: [
        { vendor: "V-3", amount: eur(10) },
        { vendor: "V-1001", amount: usd(10) },
        { vendor: "V-1001", amount: eur(-5) },
        { vendor: "V-1001", amount: "1000000000.00 EUR" },
        { vendor: "V-1001", amount: "999999999.99 EUR" },
      ],
    });
    const { problems } = await refusal(books.post(payment));
    const objection = "plugin sepa-credit-transfer, handler checkTransfers, objects with";
    expect(problems.map(({ message }) => message)).to.deep.equal([
      `DEMF, journal PAY-1, line 1: ${objection} SEPA_PAYEE: vendor V-3 has no IBAN: give it one as its field sepa-credit-transfer.iban`,
      `DEMF, journal PAY-1, line 2: ${objection} SEPA_CURRENCY: SEPA credit transfers are in EUR, but this one is 10.00 USD`,
      `DEMF, journal PAY-1, line 3: ${objection} SEPA_DIRECTION: a credit of -5.00 EUR to the vendor is no credit transfer`,
      `DEMF, journal PAY-1, line 4: ${objection} SEPA_AMOUNT: 1000000000.00 EUR is more than one SEPA credit transfer takes, 999999999.99 EUR`,
    ]);
  });

  it("leaves alone what is paid from accounts that it was not told of", async () => {
    await books.close();
    books = await open({ folder, companies: [payer("OTHER")] });
    await books.post(aVendorPayment({ company: "DEMF", vendor: "V-3", amount: eur(10) }));
    await books.delivered();
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it("refuses accounts whose check digits are wrong, the company's at the start, a vendor's with its master data", async () => {
    const [account] = payer("DEMF").accounts;
    const wrong = { ...payer("DEMF"), accounts: [{ ...account!, iban: "DE88370400440532013000" }] };
    const error = await refusal(open({ folder, companies: [wrong] }));
    expect(error.problems.map(({ message }) => message)).to.deep.equal([
      "plugins[0].config.companies[0].accounts[0].iban: the configuration of plugin sepa-credit-transfer is refused: iban must be an IBAN.",
    ]);
    const vendors = [paid("V-2", "Papier", { iban: "DE88370400440532013000", bic: "COBA" })];
    const refused = await refusal(books.host.applyMasterData({ companies: [{ id: "DEMF", vendors }] }));
    expect(refused.problems.map(({ message }) => message)).to.deep.equal([
      'companies[0].vendors[0]: party field sepa-credit-transfer.iban must be an IBAN, but it is "DE88370400440532013000".',
      'companies[0].vendors[0]: party field sepa-credit-transfer.bic must be a BIC, but it is "COBA".',
    ]);
  });

  it("gives up a delivery to a vendor who has lost the IBAN since, and says how to go on", async () => {
    await books.post(aVendorPayment({ company: "DEMF", number: "PAY-1", amount: eur(10) }));
    const vendors = [paid("V-1001", "EDF", {})];
    await books.host.applyMasterData({ companies: [{ id: "DEMF", vendors }] });
    const { message } = await refusal(books.delivered());
    expect(message).to.contain(
      "Line 1 pays vendor V-1001, who has no IBAN any more. Give it one as its field sepa-credit-transfer.iban, then replay the delivery.",
    );
    expect(await readdir(folder)).to.deep.equal([]);
  });
});
