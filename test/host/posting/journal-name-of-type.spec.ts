import type { JournalType } from "@contrapost/sdk";
import { expect } from "chai";
import type { Host } from "contrapost";
import { journalNameOfType } from "#host/posting/journal-name-of-type.js";
import { refused } from "../files/refused.js";
import { openBooks } from "./books.js";

interface Wanted {
  readonly company: string;
  readonly type: JournalType;
  readonly name?: string;
}

describe("the journal name that documents of a type are made from", () => {
  let host: Host;
  beforeEach(async () => {
    host = await openBooks();
  });
  afterEach(() => host.close());

  const name = (wanted: Wanted) => host.store.read((session) => journalNameOfType(session, wanted));

  it("is the one asked for, or the only one that there is", async () => {
    expect(await name({ company: "USMF", type: "reversal" })).to.equal("REVERSE");
    expect(await name({ company: "USMF", type: "reversal", name: "REVERSE" })).to.equal("REVERSE");
  });

  it("must be there, be of the type, and be named where there are several", async () => {
    await host.store.transaction((session) =>
      session.run("UPDATE journal_name SET type = 'general' WHERE company = 'USMF' AND id = 'REVERSE'"),
    );
    const refusals: readonly (readonly [Wanted, string])[] = [
      [
        { company: "USMF", type: "reversal" },
        "CP_JOURNAL_NAME_OF_TYPE USMF has no journal name of type reversal.",
      ],
      [
        { company: "USMF", type: "reversal", name: "BACK" },
        "CP_JOURNAL_NAME_UNKNOWN Company USMF has no journal name BACK.",
      ],
      [
        { company: "USMF", type: "reversal", name: "SETTLE" },
        "CP_JOURNAL_NAME_TYPE Journal name SETTLE of USMF is of type settlement, not reversal.",
      ],
      [
        { company: "USMF", type: "general" },
        "CP_JOURNAL_NAME_SEVERAL USMF has several journal names of type general: GENERAL, REVERSE.",
      ],
    ];
    for (const [wanted, refusal] of refusals) {
      expect(await refused(() => name(wanted))).to.deep.equal([refusal]);
    }
  });
});
