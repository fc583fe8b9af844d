import { ContrapostError } from "@contrapost/sdk";
import { countText } from "../../inquiry/verify/finding.js";
import type { StuckMirrors, WaitingMirrors } from "../facts/stuck-mirrors.js";
import { type DoctorFinding, finding } from "../finding.js";

/** Mirrors that were parked, or that the selling company's settings left unmade. */
export function checkStuckMirrors(stuck: readonly StuckMirrors[]): readonly DoctorFinding[] {
  return stuck.map(({ outcome, source, target, reason, count, first, since }) => {
    const mirrors = countText(count, "mirror");
    const facts = { mirrors, source, target, since: since.slice(0, 10), reason, first };
    return outcome === "parked"
      ? finding("warning", target, new ContrapostError("CP_MIRRORS_PARKED", facts))
      : finding("note", target, new ContrapostError("CP_MIRRORS_NOT_MADE", facts));
  });
}

/** Mirrors whose journals have waited long for someone to post or approve them. */
export function checkWaitingMirrors(waiting: readonly WaitingMirrors[]): readonly DoctorFinding[] {
  return waiting.map(({ company, status, count, first, since }) => {
    const mirrors = countText(count, "mirror");
    const step = status === "submitted" ? "approve" : "post";
    const facts = {
      mirrors,
      company,
      status,
      since: since.slice(0, 10),
      journal: `${company}/${first}`,
      step,
    };
    return finding("warning", company, new ContrapostError("CP_MIRRORS_WAITING", facts));
  });
}
