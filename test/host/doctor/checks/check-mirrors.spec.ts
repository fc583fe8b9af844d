import { expect } from "chai";
import { checkStuckMirrors, checkWaitingMirrors } from "#host/doctor/checks/check-mirrors.js";

const stuck = {
  outcome: "parked",
  source: "USMF",
  target: "DEMF",
  reason: "DEMF has no fiscal period on 2024-03-15.",
  count: 1n,
  first: 7,
  since: "2024-03-15T10:00:00.000Z",
} as const;

const waiting = {
  company: "DEMF",
  status: "draft",
  count: 2n,
  first: "J-000001",
  since: "2024-03-11T09:00:00.000Z",
} as const;

describe("the doctor's check of mirrors", () => {
  it("finds nothing where none is stuck", () => {
    expect([...checkStuckMirrors([]), ...checkWaitingMirrors([])]).to.deep.equal([]);
  });

  it("warns of parked ones, and notes those that settings left out", () => {
    const leftOut = {
      ...stuck,
      outcome: "notMirrored",
      count: 3n,
      first: 9,
      reason: "The trading relationship is not active.",
    } as const;
    expect(checkStuckMirrors([stuck, leftOut])).to.deep.equal([
      {
        severity: "warning",
        code: "CP_MIRRORS_PARKED",
        where: "DEMF",
        what: "1 mirror from USMF into DEMF parked since 2024-03-15: DEMF has no fiscal period on 2024-03-15.",
        mend: "Mend the reason, then make it with: contrapost mirrors release 7; all are listed by: contrapost mirrors --status parked.",
      },
      {
        severity: "note",
        code: "CP_MIRRORS_NOT_MADE",
        where: "DEMF",
        what: "3 mirrors from USMF into DEMF left out since 2024-03-15, by the settings of DEMF: The trading relationship is not active.",
        mend: "Leave them where that is meant; otherwise mend the reason and type: contrapost mirrors release 9; all are listed by: contrapost mirrors --status notMirrored.",
      },
    ]);
  });

  it("names the step that those wait for which were made", () => {
    const found = checkWaitingMirrors([waiting, { ...waiting, status: "submitted", count: 1n }]);
    expect(found).to.deep.equal([
      {
        severity: "warning",
        code: "CP_MIRRORS_WAITING",
        where: "DEMF",
        what: "2 mirrors in DEMF draft and not posted since 2024-03-11.",
        mend: "Look at the oldest and post it with: contrapost post DEMF/J-000001; all are listed by: contrapost mirrors --status draft.",
      },
      {
        severity: "warning",
        code: "CP_MIRRORS_WAITING",
        where: "DEMF",
        what: "1 mirror in DEMF submitted and not posted since 2024-03-11.",
        mend: "Look at the oldest and approve it with: contrapost approve DEMF/J-000001; all are listed by: contrapost mirrors --status submitted.",
      },
    ]);
  });
});
