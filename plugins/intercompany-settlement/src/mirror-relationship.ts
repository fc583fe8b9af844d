import {
  ContrapostError,
  isContrapostError,
  type MirrorReason,
  type MirrorRecord,
  type PostingContext,
} from "@contrapost/sdk";
import { chooseJournal } from "./choose-journal.js";
import { makeMirror } from "./make-mirror.js";
import type { PaymentsToMirror } from "./payments-to-mirror.js";
import { recordMirror } from "./record-mirror.js";
import type { SettlementConfig } from "./settlement-config.js";

/** Faults of the database, of the mirror's own key or of this plugin's rights: parking would only hide them. */
const neverParked: ReadonlySet<string> = new Set([
  "CP_CONSTRAINT",
  "CP_DATABASE_BUSY",
  "CP_MIRROR_EXISTS",
  "CP_RIGHT_MISSING",
]);

/** What the selling company's own settings leave unmirrored; the payment is not affected. */
const notMirrored: ReadonlySet<string> = new Set(["CP_NO_PAYMENT_JOURNAL", "CP_RELATIONSHIP_INACTIVE"]);

/**
 * Makes the mirror of one relationship's payments, or records why there is none. Where the selling company cannot
 * take it, what was begun there is undone, and the policy decides: `park` keeps the mirror for later in the same
 * transaction, `block` refuses the whole posting.
 */
export async function mirrorRelationship(
  payments: PaymentsToMirror,
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
): Promise<void> {
  const { source, relationship } = payments;
  try {
    await posting.attempt(async () => {
      requireActive(payments);
      await makeMirror(payments, await chooseJournal(relationship, posting), posting);
    });
  } catch (error) {
    if (!isContrapostError(error) || neverParked.has(error.code)) throw error;
    const reason = reasonOf(error);
    if (notMirrored.has(error.code)) {
      await recordMirror(payments, posting, notMade(payments, "notMirrored", reason));
      return;
    }
    if ((relationship.policy.onFailure ?? config.onFailure) === "block") {
      throw new ContrapostError(
        "CP_MIRROR_BLOCKED",
        {
          source: `${source.company}/${source.number}`,
          company: relationship.sellingCompany,
          reason: reason.text,
        },
        { cause: error },
      );
    }
    await recordMirror(payments, posting, notMade(payments, "parked", reason));
  }
}

function requireActive({ relationship }: PaymentsToMirror): void {
  if (relationship.active) return;
  const { buyingCompany: company, vendor, sellingCompany: partner } = relationship;
  throw new ContrapostError("CP_RELATIONSHIP_INACTIVE", { company, vendor, partner });
}

function notMade(
  { source, relationship, lineCount }: PaymentsToMirror,
  outcome: "parked" | "notMirrored",
  reason: MirrorReason,
): MirrorRecord {
  return { source, relationship, outcome, reason, lineCount };
}

/** A single fault speaks for itself; of several, the error that lists them. */
function reasonOf(error: ContrapostError): MirrorReason {
  const [only, ...others] = error.problems;
  const { code, message } = only !== undefined && others.length === 0 ? only : error;
  return { code, text: message };
}
