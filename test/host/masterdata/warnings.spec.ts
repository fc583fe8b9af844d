import { expect } from "chai";
import { noDeclaredFields } from "#host/fields/declared-fields.js";
import { applyMasterData } from "#host/masterdata/apply-master-data.js";
import type { MasterDataDocument } from "#host/masterdata/master-data-document.js";
import type { Store } from "#host/store/session.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { tradingDocument } from "./trading-document.js";

async function warningsOf(store: Store, document: MasterDataDocument) {
  const { warnings } = await store.transaction((session) =>
    applyMasterData(session, document, { fields: noDeclaredFields }),
  );
  return warnings.map((warning) => warning.toJSON());
}

function shared(others: string) {
  const facts = { where: "tradingRelationships[0]", company: "DEMF", customer: "C-USMF", buyer: "USMF" };
  return {
    code: "CP_RECEIVABLES_SHARED",
    message: `tradingRelationships[0]: customer C-USMF of DEMF, which is the group's company USMF, posts to main account 20 as customers outside the group do (${others}), so that intercompany and trade receivables cannot be told apart there.`,
    mend: "Give C-USMF a posting profile whose summary account is for intercompany receivables alone. Nothing is refused: this is a warning.",
    facts: { ...facts, account: "20", others },
  };
}

describeOnEachEngine("warnings of master data", (database) => {
  it("tell of an intercompany customer on the account of trade receivables, whenever its policy is saved", async () => {
    const store = await database.open();
    expect(await warningsOf(store, tradingDocument())).to.deep.equal([shared("C-1")]);
    const { tradingRelationships = [] } = tradingDocument();
    const customers = ["C-3", "C-2"].map((id) => ({ id, profile: "GEN" }));
    expect(
      await warningsOf(store, { companies: [{ id: "DEMF", customers }], tradingRelationships }),
    ).to.deep.equal([shared("C-1 and 2 more")]);
  });

  it("end once the intercompany customer has an account of its own", async () => {
    const store = await database.open();
    const profile = { id: "IC", summaryAccount: "10", gainAccount: "90", lossAccount: "90" };
    const own = { id: "DEMF", postingProfiles: { customer: [profile] } };
    const { tradingRelationships = [] } = tradingDocument();
    await warningsOf(store, tradingDocument());
    expect(await warningsOf(store, { companies: [own], tradingRelationships })).to.deep.equal([]);
  });

  it("are not given where other companies of the group alone share the account", async () => {
    const store = await database.open();
    const document = tradingDocument();
    const [demf, usmf] = document.companies ?? [];
    const companies = [{ ...demf!, customers: demf!.customers!.slice(0, 1) }, usmf!];
    expect(await warningsOf(store, { ...document, companies })).to.deep.equal([]);
  });
});
