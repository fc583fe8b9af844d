import type { Side } from "@contrapost/sdk";
import type { JournalInput } from "contrapost";
import type { Rate } from "./exact.js";
import type { Policy } from "./policy.js";
import type { ReverseWish } from "./reverse.js";
import type { SettleWish, UnsettleWish } from "./settle-later.js";
import type { Party } from "./state.js";
import type { Terms } from "./world.js";

/** One thing that a user does, the same for the host and for the model. Journals are named `USMF/PAY-1`. */
export type Action =
  | { readonly do: "enter"; readonly journals: readonly JournalInput[] }
  | { readonly do: "post"; readonly journal: string; readonly transferFaulty: boolean }
  | { readonly do: "preview"; readonly journal: string }
  | { readonly do: "approve"; readonly journal: string }
  /** Releases the mirror that was recorded at this place, counted from 0. */
  | { readonly do: "release"; readonly mirror: number }
  | { readonly do: "reverse"; readonly wish: ReverseWish }
  | { readonly do: "settle"; readonly wish: SettleWish }
  | { readonly do: "unsettle"; readonly wish: UnsettleWish }
  | { readonly do: "set"; readonly setting: Setting };

/** A change of master data. */
export type Setting =
  | { readonly of: "policy"; readonly trade: number; readonly policy: Policy }
  /** What a company's accounts payable or receivable parameters say. */
  | {
      readonly of: "parameters";
      readonly company: string;
      readonly side: Side;
      readonly journal: string | undefined;
      readonly terms: Terms;
    }
  | {
      readonly of: "period";
      readonly company: string;
      readonly month: string;
      readonly status: "open" | "onHold" | "closed";
    }
  /** The party is named `USMF/vendor/V-EXT`. */
  | { readonly of: "party"; readonly key: string; readonly party: Party }
  | { readonly of: "rate"; readonly rate: Rate };

/** What came of an action, in texts that can be compared. */
export type Outcome =
  | { readonly done: readonly string[] }
  /** The codes of all faults, with the line where it is known. */
  | { readonly refused: readonly string[] };

/** Actions one by one; each is answered with what came of it before the next is asked for. */
export type Plan = Generator<Action, void, Outcome>;

/** An action as one line of a log. */
export function described(action: Action): string {
  return JSON.stringify(action, (_key, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  ).replaceAll('"', "");
}
