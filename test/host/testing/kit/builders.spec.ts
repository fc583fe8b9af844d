import { expect } from "chai";
import {
  aCompany,
  aCustomerInvoice,
  aCustomerPayment,
  aGeneralJournal,
  aTradingGroup,
  aVendorInvoice,
  aVendorPayment,
  eur,
  gbp,
  moneyOf,
  testHost,
  usd,
} from "contrapost/testing";
import { refused } from "../../files/refused.js";

describe("Amounts of tests", () => {
  it("are whole units or decimal texts", () => {
    expect([eur(100), usd("99.95"), gbp(-1), moneyOf("JPY", 12_000)]).to.deep.equal([
      { currency: "EUR", amount: 10_000n },
      { currency: "USD", amount: 9_995n },
      { currency: "GBP", amount: -100n },
      { currency: "JPY", amount: 12_000n },
    ]);
  });

  it("are exact, and name their currency", async () => {
    expect(await refused(() => eur(99.95))).to.deep.equal([
      "CP_TEST_AMOUNT 99.95 is no amount for a test: a number with a fraction is not exact.",
    ]);
    expect(await refused(() => aVendorPayment({ amount: "100.00" }))).to.deep.equal([
      "CP_TEST_AMOUNT 100.00 is no amount for a test: it names no currency.",
    ]);
    expect(await refused(() => aVendorInvoice({ amount: "100.00 Euro" }))).to.deep.equal([
      "CP_TEST_AMOUNT 100.00 Euro is no amount for a test: it is not an amount followed by a currency.",
    ]);
  });
});

describe("Builders of journals", () => {
  it("default all that a test does not say", () => {
    expect([
      aVendorPayment(),
      aCustomerPayment(),
      aVendorInvoice(),
      aCustomerInvoice(),
      aGeneralJournal(),
    ]).to.deep.equal([
      {
        journal: {
          company: "USMF",
          name: "VENDPAY",
          lines: [{ date: "2024-03-15", vendor: "V-1001", debit: "100.00", currency: "USD" }],
        },
      },
      {
        journal: {
          company: "USMF",
          name: "CUSTPAY",
          lines: [{ date: "2024-03-15", customer: "C-2001", credit: "100.00", currency: "USD" }],
        },
      },
      {
        vendorInvoice: {
          company: "USMF",
          vendor: "V-1001",
          invoice: "INV-1",
          date: "2024-03-01",
          amount: "100.00",
          currency: "USD",
        },
      },
      {
        customerInvoice: {
          company: "USMF",
          customer: "C-2001",
          invoice: "INV-1",
          date: "2024-03-01",
          amount: "100.00",
          currency: "USD",
        },
      },
      {
        journal: {
          company: "USMF",
          name: "GENERAL",
          lines: [
            {
              date: "2024-03-15",
              account: "600100",
              debit: "100.00",
              currency: "USD",
              offset: { bank: "USMF-OPER" },
            },
          ],
        },
      },
    ]);
  });

  it("let a payment say what it settles, in several lines, and pay money back", () => {
    const { journal } = aVendorPayment({
      number: "PAY-1",
      description: "March run",
      vendor: "V-DEMF",
      date: "2024-03-20",
      lines: [
        { amount: eur(100), settles: ["FR-1", { invoice: "FR-2", amount: eur(40) }] },
        { vendor: "V-1001", amount: usd(-5), paymentReference: "SEPA-1" },
      ],
    });
    expect(journal).to.deep.equal({
      company: "USMF",
      number: "PAY-1",
      name: "VENDPAY",
      description: "March run",
      lines: [
        {
          date: "2024-03-20",
          vendor: "V-DEMF",
          debit: "100.00",
          currency: "EUR",
          settle: [{ invoice: "FR-1" }, { invoice: "FR-2", amount: "40.00" }],
        },
        { date: "2024-03-20", vendor: "V-1001", credit: "5.00", currency: "USD", paymentReference: "SEPA-1" },
      ],
    });
  });

  it("put the lines of a general journal into one voucher", () => {
    const lines = [
      { account: "606300", debit: usd(70) },
      { bank: "USMF-OPER", credit: "70.00 USD" },
    ];
    expect(aGeneralJournal({ company: "USMF", date: "2024-04-01", lines }).journal?.lines).to.deep.equal([
      { date: "2024-04-01", voucher: "1", account: "606300", debit: "70.00", currency: "USD" },
      { date: "2024-04-01", voucher: "1", bank: "USMF-OPER", credit: "70.00", currency: "USD" },
    ]);
  });
});

describe("Builders of companies", () => {
  it("give books in which every kind of journal can be posted", async () => {
    const books = await testHost({ setup: [aCompany()] });
    try {
      const journals = [
        aVendorInvoice(),
        aCustomerInvoice(),
        aVendorPayment({ settles: "INV-1" }),
        aCustomerPayment({ settles: "INV-1" }),
        aGeneralJournal(),
      ];
      for (const journal of journals) await books.post(journal);
      await books.expect({
        in: {
          USMF: {
            open: [],
            balances: { "110110": "-100.00", "140200": "100.00", "401100": "-100.00", "600100": "100.00" },
          },
        },
      });
    } finally {
      await books.close();
    }
  });

  it("change what is usual and add to it", async () => {
    const company = aCompany({
      id: "GBSI",
      currency: "GBP",
      vendors: [{ id: "V-1001", hold: "payment" }, { id: "V-7" }],
      periods: [{ start: "2024-03-01", end: "2024-03-31", status: "open" }],
    });
    const books = await testHost({ setup: [company] });
    try {
      await books.post(aVendorPayment({ company: "GBSI", vendor: "V-7", amount: gbp(5) }));
      const held = await books.attempt(aVendorPayment({ company: "GBSI", amount: gbp(5) }));
      const late = await books.attempt(
        aVendorPayment({ company: "GBSI", vendor: "V-7", amount: gbp(5), date: "2024-04-01" }),
      );
      expect(
        [held, late].map(({ refusal }) => refusal?.problems.map(({ message }) => message)),
      ).to.deep.equal([
        ["GBSI, journal J-000002, line 1: vendor V-1001 of GBSI is on hold for payment."],
        ["GBSI, journal J-000003, line 1: GBSI has no fiscal period on 2024-04-01."],
      ]);
    } finally {
      await books.close();
    }
  });

  it("make two of them trade", async () => {
    const plugins = ["@contrapost/intercompany-settlement"];
    const books = await testHost({ plugins, setup: aTradingGroup({ postAutomatically: false }) });
    try {
      await books.post(aCustomerInvoice({ company: "DEMF", customer: "C-USMF", amount: eur(100) }));
      await books.post(aVendorInvoice({ vendor: "V-DEMF", amount: eur(100) }));
      await books.post(
        aVendorPayment({ number: "PAY-1", vendor: "V-DEMF", amount: eur(100), settles: "INV-1" }),
      );
      await books.expect({
        mirrors: [
          {
            source: "USMF/PAY-1",
            in: "DEMF",
            customer: "C-USMF",
            status: "draft",
            journal: "J-000002",
            lines: [{ source: "1", voucher: "APPM-000001", target: "1" }],
          },
        ],
      });
    } finally {
      await books.close();
    }
  });
});
