import {
  definePlugin,
  journalField,
  lineField,
  onVendorPaymentJournalValidate,
  partyField,
} from "@contrapost/sdk";
import { expect } from "chai";
import { aCompany, type TestHost, testHost } from "contrapost/testing";
import { useTemporaryFiles } from "../files/temporary-files.js";

/** Fields that are called as core fields are, in a plugin that is called as a column's prefix is. */
const name = partyField("journal", "name", { type: "text" });
const hold = partyField("journal", "hold", { type: "boolean" });
const status = journalField("journal", "status", { type: "text" });
const company = journalField("journal", "company", { type: "text" });
const amount = lineField("journal", "amount", { type: "decimal" });
const currency = lineField("journal", "currency", { type: "text" });
const ofOther = lineField("other", "amount", { type: "integer" });

describe("fields that are called as core fields are, or as those of another plugin", () => {
  const files = useTemporaryFiles();
  let books: TestHost;

  afterEach(async () => {
    await books.close();
  });

  it("never take the place of these, in files, in hooks or in the books", async () => {
    const seen: unknown[] = [];
    const shadow = definePlugin({
      id: "journal",
      version: "1.0.0",
      host: "^0.1.0",
      fields: [name, hold, status, company, amount, currency],
      register({ on }) {
        on(onVendorPaymentJournalValidate, async function compare(journal, validation) {
          for await (const lines of validation.lines()) {
            const parties = await validation.parties(lines);
            for (const line of lines) {
              const party = parties.of(line);
              seen.push([party?.name, name.of(party), party?.hold, hold.of(party)]);
              seen.push([journal.status, status.of(journal), journal.company, company.of(journal)]);
              seen.push([line.amount, amount.of(line), ofOther.of(line), line.currency, currency.of(line)]);
            }
          }
          return undefined;
        });
      },
    });
    const other = definePlugin({
      id: "other",
      version: "1.0.0",
      host: "^0.1.0",
      fields: [ofOther],
      register: () => undefined,
    });
    const vendor = { id: "V-1", name: "Acme", fields: { journal: { name: "Other", hold: true } } };
    books = await testHost({ plugins: [shadow, other], setup: [aCompany({ vendors: [vendor] })] });
    const columns =
      "journal.amount,journal.currency,other.amount,journal.journal.status,journal.journal.company";
    const file = await files.write(
      "journals.csv",
      `company,journal,name,date,accountType,account,debit,credit,currency,${columns}
USMF,PAY-1,VENDPAY,2024-03-15,vendor,V-1,10.00,,USD,99.5,EUR,7,open,DEMF
`,
    );
    await books.host.import([file], { user: "ann", post: true });
    expect(seen).to.deep.equal([
      ["Acme", "Other", "none", true],
      ["draft", "open", "USMF", "DEMF"],
      [1000n, "99.5", 7, "USD", "EUR"],
    ]);
    await books.expect({
      in: {
        USMF: {
          journals: [
            {
              number: "PAY-1",
              name: "VENDPAY",
              status: "posted",
              fields: { journal: { company: "DEMF", status: "open" } },
              lines: [
                {
                  date: "2024-03-15",
                  vendor: "V-1",
                  debit: "10.00 USD",
                  fields: { journal: { amount: "99.5", currency: "EUR" }, other: { amount: "7" } },
                },
              ],
            },
          ],
        },
      },
    });
  });
});
