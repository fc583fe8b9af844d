import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Host, listJournals, listMirrors, openHost, verifyBooks } from "contrapost";
import { refusal } from "../store/rejection.js";
import { describeOnEachEngine } from "../store/test-database.js";
import { TradingBooks } from "../inquiry/trading-books.js";

const child = fileURLToPath(new URL("crash-child.js", import.meta.url));

describeOnEachEngine("A51 a host that is killed", (database) => {
  let host: Host | undefined;
  afterEach(() => host?.close());

  /** Lets another process post a payment and be killed, then opens the books again. */
  const postAndDie = async (moment: "duringPosting" | "afterCommit"): Promise<Host> => {
    const url = await database.newUrl();
    const books = await TradingBooks.open(url);
    await books.sold("S-1", [{ amount: 10000n, invoice: "INV-1" }]);
    await books.bought("P-1", [{ amount: -10000n, invoice: "INV-1" }]);
    await books.paid("PAY-1", [{ amount: 10000n, settle: [{ invoice: "INV-1" }] }], false);
    await books.host.close();
    const process = spawn(globalThis.process.execPath, [child, url, moment], { stdio: "inherit" });
    expect(await once(process, "exit")).to.deep.equal([null, "SIGKILL"]);
    host = await openHost({ database: url, plugins: ["@contrapost/intercompany-settlement"] });
    return host;
  };
  const standing = (opened: Host) =>
    opened.store.read(async (session) => ({
      journals: (await listJournals(session))
        .filter(({ type }) => type.endsWith("Payment"))
        .map(({ company, number, status }) => `${company}/${number} ${status}`),
      mirrors: (await listMirrors(session, new Date())).map(({ status }) => status),
      findings: await verifyBooks(session),
    }));
  const done = {
    journals: ["BUY/PAY-1 posted", "SELL/J-000001 posted"],
    mirrors: ["posted"],
    findings: [],
  };
  const payment = { company: "BUY", number: "PAY-1" };

  it("right behind the commit has made exactly one mirror, and makes no other", async () => {
    const opened = await postAndDie("afterCommit");
    expect(await standing(opened)).to.deep.equal(done);
    await opened.deliver();
    const again = await refusal(opened.journals.post(payment, { user: "ann" }));
    expect(again.code).to.equal("CP_JOURNAL_STATUS");
    const [mirror] = await opened.store.read((session) => listMirrors(session, new Date()));
    const released = await refusal(opened.releaseMirror(mirror!.id, { user: "ann" }));
    expect(released.code).to.equal("CP_MIRROR_NOT_PARKED");
    expect(await standing(opened)).to.deep.equal(done);
  });

  it("before the commit has made nothing, so that the payment can be posted with its mirror", async () => {
    const opened = await postAndDie("duringPosting");
    expect(await standing(opened)).to.deep.equal({
      journals: ["BUY/PAY-1 draft"],
      mirrors: [],
      findings: [],
    });
    await opened.journals.post(payment, { user: "ann" });
    expect(await standing(opened)).to.deep.equal(done);
  });
});
