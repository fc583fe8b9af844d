import { ContrapostError, isContrapostError, type MirrorReason, type PostingContext } from "@contrapost/sdk";
import { recordMirror } from "./record-mirror.js";
import type { SettlementConfig } from "./settlement-config.js";
import type { SourceToMirror } from "./source-to-mirror.js";

/** Faults of the database or of the mirror's own key: parking would only hide them. */
const neverParked: ReadonlySet<string> = new Set(["CP_CONSTRAINT", "CP_DATABASE_BUSY", "CP_MIRROR_EXISTS"]);

/** What makes a mirror needless rather than late; the source is not affected. */
const outcomes: Readonly<Record<string, "notMirrored" | "cancelled">> = {
  // The selling company's own settings leave it unmirrored.
  CP_NO_PAYMENT_JOURNAL: "notMirrored",
  CP_RELATIONSHIP_INACTIVE: "notMirrored",
  CP_SOURCE_REVERSED: "cancelled",
};

/**
 * Makes a mirror by `make`, or records why there is none. Where the selling company cannot take it, what was begun
 * there is undone, and the policy decides: `park` keeps the mirror for later in the same transaction, `block` refuses
 * the whole posting.
 */
export async function keepMirror(
  mirrored: SourceToMirror,
  posting: PostingContext,
  config: Readonly<SettlementConfig>,
  make: () => Promise<void>,
): Promise<void> {
  const { source, relationship, lineCount, event } = mirrored;
  try {
    await posting.attempt(make);
  } catch (error) {
    if (!isContrapostError(error) || neverParked.has(error.code)) throw error;
    const reason = reasonOf(error);
    const outcome = outcomes[error.code] ?? "parked";
    if (outcome === "parked" && (relationship.policy.onFailure ?? config.onFailure) === "block") {
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
    await recordMirror(mirrored, posting, { source, relationship, event, outcome, reason, lineCount });
  }
}

/** A single fault speaks for itself; of several, the error that lists them. */
function reasonOf(error: ContrapostError): MirrorReason {
  const [only, ...others] = error.problems;
  const { code, message } = only !== undefined && others.length === 0 ? only : error;
  return { code, text: message };
}
