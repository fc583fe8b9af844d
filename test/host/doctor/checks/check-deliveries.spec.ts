import { expect } from "chai";
import { checkDeadDeliveries, checkPendingDeliveries } from "#host/doctor/checks/check-deliveries.js";

const to = { plugin: "mail", handler: "tell" };
const pending = {
  ...to,
  count: 2n,
  hook: "onVendorPaymentJournalCommitted",
  due: "2024-03-01T10:00:00.000Z",
};
const lateBefore = "2024-03-01T10:05:00.000Z";

describe("the doctor's check of deliveries", () => {
  it("finds nothing in what is not due for long", () => {
    const fresh = [{ ...pending, due: lateBefore }];
    expect(checkPendingDeliveries(fresh, { lateBefore, handles: () => true })).to.deep.equal([]);
  });

  it("takes what was given up for an error", () => {
    const dead = { ...to, count: 1n, first: 12, error: "CP_HANDLER_FAILED: The server does not answer." };
    expect(checkDeadDeliveries([dead])).to.deep.equal([
      {
        severity: "error",
        code: "CP_DELIVERIES_DEAD",
        where: "plugin mail",
        what: "1 delivery to the handler tell of plugin mail given up after too many attempts: CP_HANDLER_FAILED: The server does not answer.",
        mend: "Mend the reason, then try again with: contrapost deliver replay 12; all are listed by: contrapost deliver list --state dead.",
      },
    ]);
  });

  it("warns of what is late, also where the plugins are not known", () => {
    for (const handles of [() => true, undefined]) {
      expect(checkPendingDeliveries([pending], { lateBefore, handles })).to.deep.equal([
        {
          severity: "warning",
          code: "CP_DELIVERIES_OVERDUE",
          where: "plugin mail",
          what: "Late since 2024-03-01T10:00:00.000Z: 2 deliveries to the handler tell of plugin mail.",
          mend: "Deliver with: contrapost deliver; let a timer do so every minute.",
        },
      ]);
    }
  });

  it("warns of what no loaded handler takes, late or not", () => {
    const fresh = { ...pending, due: lateBefore };
    expect(checkPendingDeliveries([fresh], { lateBefore, handles: () => false })).to.deep.equal([
      {
        severity: "warning",
        code: "CP_DELIVERIES_UNLOADED",
        where: "plugin mail",
        what: "Nobody takes 2 deliveries to the handler tell of plugin mail on onVendorPaymentJournalCommitted: it is not loaded.",
        mend: "Name the plugin in the configuration again, in a version that has the handler, then type: contrapost deliver.",
      },
    ]);
  });
});
