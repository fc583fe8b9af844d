import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { readImport } from "#host/files/import-files.js";
import { useTemporaryFiles } from "./temporary-files.js";

describe("the documentation of imports", () => {
  const files = useTemporaryFiles();

  it("shows files that can be imported", async () => {
    const text = await readFile("docs/import.md", "utf8");
    const rates = `${process.cwd()}/fixtures/rates`;
    const examples = [...text.matchAll(/```(yaml|csv)\n(.*?)```/gs)].map(([, kind, example], index) => ({
      name: `example${index}.${kind!}`,
      example: example!.replace("fixtures/rates", rates),
    }));
    expect(examples).to.have.length(4);
    const paths = await Promise.all(examples.map(({ name, example }) => files.write(name, example)));
    const { masterData, journals } = await readImport(paths);
    expect(masterData.companies.map(({ id }) => id)).to.deep.equal(["USMF", "DEMF"]);
    expect(masterData.fiscalPeriods).to.have.length(12 + 6 + 1);
    expect(masterData.exchangeRates).to.have.length(265);
    expect(journals.map(({ company, number, name }) => [company, number, name])).to.deep.equal([
      ["USMF", "PAY-1", "VENDPAY"],
      ["USMF", undefined, "VENDINV"],
      ["DEMF", "CI-1", "CUSTINV"],
      ["USMF", "PAY-2", "VENDPAY"],
      ["USMF", "VI-1", "VENDINV"],
    ]);
  });
});
