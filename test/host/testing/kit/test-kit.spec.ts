import {
  definePlugin,
  loggerService,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalValidate,
} from "@contrapost/sdk";
import { expect } from "chai";
import {
  aCompany,
  aVendorInvoice,
  aVendorPayment,
  fakeClock,
  fakeIds,
  testHost,
  usd,
} from "contrapost/testing";
import { refusal } from "../../store/rejection.js";

/** Hears of payments, and fails as often as it is told. */
function teller(failures: number) {
  const told: string[] = [];
  const plugin = definePlugin({
    id: "teller",
    version: "1.0.0",
    host: "*",
    uses: { log: loggerService },
    register({ on, services }) {
      on(onVendorPaymentJournalCommitted, function tell(posted, { attempt }) {
        services.log.info("told", { attempt });
        if (attempt <= failures) throw new Error("The line is busy.");
        told.push(posted.number);
      });
    },
  });
  return { plugin, told };
}

const objector = definePlugin({
  id: "objector",
  version: "1.0.0",
  host: "*",
  register({ on }) {
    on(onVendorPaymentJournalValidate, function refuse() {
      return { code: "NEVER", message: "not today", line: 1 };
    });
  },
});

describe("A test host", () => {
  it("opens in a moment, once its setup has been made", async () => {
    const options = { setup: [aCompany()] };
    await (await testHost(options)).close();
    const times: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const begun = performance.now();
      await (await testHost(options)).close();
      times.push(performance.now() - begun);
    }
    // It takes about 2 ms; ten times that would be another way of opening it. The quickest counts, since a busy machine
    // makes any of them slow.
    expect(Math.min(...times)).to.be.below(25);
  });

  it("has books of its own, whatever another does with the same setup", async () => {
    const setup = [aCompany()];
    const [one, other] = [await testHost({ setup }), await testHost({ setup })];
    await one.post(aVendorInvoice());
    expect((await other.ledger("USMF")).entries).to.deep.equal([]);
    expect((await one.ledger("USMF")).entries).to.have.length(2);
    await Promise.all([one.close(), other.close()]);
  });

  it("previews and attempts what it would throw for", async () => {
    await using books = await testHost({ setup: [aCompany()], plugins: [objector] });
    const message =
      "USMF, journal PAY-1, line 1: plugin objector, handler refuse, objects with NEVER: not today";
    const payment = await books.enter(aVendorPayment({ number: "PAY-1" }));
    expect((await books.preview(payment)).problems.map((problem) => problem.message)).to.deep.equal([
      message,
    ]);
    expect(
      (await books.attempt("USMF/PAY-1")).refusal?.problems.map((problem) => problem.message),
    ).to.deep.equal([message]);
    expect((await refusal(books.post("USMF/PAY-1"))).message).to.equal(
      `USMF, journal PAY-1 was not posted, 1 problem: ${message}`,
    );
  });

  it("delivers until nothing waits, moving its clock on for what failed", async () => {
    const { plugin, told } = teller(2);
    await using books = await testHost({ setup: [aCompany()], plugins: [plugin], now: "2024-03-15" });
    await books.post(aVendorPayment({ number: "PAY-1", amount: usd(5) }));
    expect(told).to.deep.equal([]);
    expect(await books.delivered()).to.deep.equal({ delivered: 1, failed: 2, dead: 0, unloaded: [] });
    expect(told).to.deep.equal(["PAY-1"]);
    expect(books.clock.now().toISOString()).to.equal("2024-03-15T12:00:30.000Z");
    expect(
      books.log.map(({ level, message, facts }) => `${level} ${message} ${String(facts["attempt"])}`),
    ).to.deep.equal(["info told 1", "info told 2", "info told 3"]);
    expect(await books.delivered()).to.deep.equal({ delivered: 0, failed: 0, dead: 0, unloaded: [] });
  });

  it("says what could not be delivered", async () => {
    await using books = await testHost({
      setup: [aCompany()],
      plugins: [teller(9).plugin],
      delivery: { attempts: 3 },
    });
    await books.post(aVendorPayment({ number: "PAY-1" }));
    const error = await refusal(books.delivered());
    expect({
      code: error.code,
      message: error.message,
      problems: error.problems.map(({ code }) => code),
    }).to.deep.equal({
      code: "CP_TEST_UNDELIVERED",
      message:
        "Not everything was delivered, 1 delivery: USMF/PAY-1 has not reached teller/tell (onVendorPaymentJournalCommitted): " +
        "it is dead after 3 attempts: CP_HANDLER_FAILED: onVendorPaymentJournalCommitted in USMF: the handler tell of plugin teller failed: The line is busy.",
      problems: ["CP_TEST_DELIVERY"],
    });
  });

  it("finds documents by their numbers, and says which there are", async () => {
    await using books = await testHost({ setup: [aCompany()] });
    await books.post(aVendorInvoice({ invoice: "ACME-7" }));
    await books.post(aVendorPayment());
    expect((await books.document("USMF", "ACME-7")).open).to.equal(-10_000n);
    expect((await books.document("USMF", "APPM-000001")).open).to.equal(10_000n);
    const error = await refusal(books.document("USMF", "ACME-8"));
    expect(error.message).to.equal("USMF has no document ACME-8; there are: ACME-7, APPM-000001.");
  });

  it("finds the invoice that stands where one with its number was reversed before", async () => {
    await using books = await testHost({ setup: [aCompany()] });
    await books.post(aVendorInvoice({ invoice: "ACME-7", journal: "VI-1" }));
    const request = { journal: { company: "USMF", number: "VI-1" }, date: "2024-03-20" };
    await books.host.reversals.reverse(request, { user: "ann" });
    expect((await books.document("USMF", "ACME-7")).reversedBy).to.equal("REVS-000001");
    await books.post(aVendorInvoice({ invoice: "ACME-7", date: "2024-03-20" }));
    const standing = await books.document("USMF", "ACME-7");
    expect([standing.reversedBy, standing.date]).to.deep.equal([undefined, "2024-03-20"]);
  });
});

describe("Fakes", () => {
  it("show the time that they are told", () => {
    const clock = fakeClock("2024-03-15");
    const shown = [clock.now().toISOString()];
    clock.now().setFullYear(1999);
    clock.advance(1500);
    shown.push(clock.now().toISOString());
    clock.moveTo("2024-04-01T08:30:00Z");
    shown.push(clock.now().toISOString());
    expect(shown).to.deep.equal([
      "2024-03-15T12:00:00.000Z",
      "2024-03-15T12:00:01.500Z",
      "2024-04-01T08:30:00.000Z",
    ]);
    expect(() => fakeClock("15 March")).to.throw('the clock: "15 March" is not a calendar date.');
  });

  it("give the same ids in the same order", () => {
    const ids = fakeIds("MSG-");
    expect([ids.next(), ids.next(), fakeIds().next()]).to.deep.equal(["MSG-1", "MSG-2", "ID-1"]);
  });
});
