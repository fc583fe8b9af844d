import { type ContrapostError, type JournalRef } from "@contrapost/sdk";
import type { MirrorStatus } from "@contrapost/sdk";
import type { Preview } from "../../posting/preview-posting.js";
import type { MirrorsOf, Posting } from "../kit/posting.js";
import { journalText } from "./accounting-text.js";
import type { Verdict } from "./verdict.js";

/** What can be refused: an attempt to post, or a preview of one. */
export type Refusable = Posting | Preview;

/** Whether a journal was posted. */
export function isPosted(posting: Posting): Verdict {
  const name = journalText(posting.source);
  return {
    holds: posting.posted !== undefined,
    message: () => `${name} was not posted${problemLines(problemsOf(posting))}`,
    negated: () => `${name} was posted, and was expected not to be`,
  };
}

/** Whether a plugin objected, with a code of its own and, where it is given, with this message. */
export function isVetoedBy(refusable: Refusable, plugin: string, code?: string, text?: string): Verdict {
  const problems = problemsOf(refusable);
  const name = nameOf(refusable);
  const holds = problems.some(
    ({ code: kind, facts }) =>
      kind === "CP_OBJECTION" &&
      facts["plugin"] === plugin &&
      (code === undefined || facts["code"] === code) &&
      (text === undefined || facts["message"] === text),
  );
  const wanted = [
    plugin,
    ...(code === undefined ? [] : [`with ${code}`]),
    ...(text === undefined ? [] : [`“${text}”`]),
  ];
  return {
    holds,
    message: () => `${name} was expected to be vetoed by ${wanted.join(" ")}, but ${outcome(refusable)}`,
    negated: () => `${name} was expected not to be vetoed by ${wanted.join(" ")}, but ${outcome(refusable)}`,
  };
}

/** Whether a posting was refused with an error's code: the refusal's own, or that of one of its faults. */
export function isRefusedWith(refusable: Refusable, code: string): Verdict {
  const refusal = "refusal" in refusable ? refusable.refusal : undefined;
  const codes = [...(refusal === undefined ? [] : [refusal]), ...problemsOf(refusable)].map(
    (error) => error.code,
  );
  const name = nameOf(refusable);
  return {
    holds: codes.includes(code),
    message: () => `${name} was expected to be refused with ${code}, but ${outcome(refusable)}`,
    negated: () => `${name} was expected not to be refused with ${code}, but ${outcome(refusable)}`,
  };
}

/** Whether a payment stands in a partner's books too: posted where nothing else is said. */
export function isMirroredIn(
  { source, mirrors }: MirrorsOf,
  company: string,
  status: MirrorStatus = "posted",
): Verdict {
  const there = mirrors.filter(({ relationship }) => relationship.sellingCompany === company);
  const name = journalText(source);
  const found = () =>
    mirrors.length === 0
      ? "it has no mirror"
      : mirrors
          .map(({ relationship, status: actual, target, reason }) => {
            const journal = target === undefined ? "" : ` as ${journalText(target)}`;
            const why = reason === undefined ? "" : ` (${reason.text})`;
            return `its mirror in ${relationship.sellingCompany} is ${actual}${journal}${why}`;
          })
          .join("; ");
  return {
    holds: there.some((mirror) => mirror.status === status),
    message: () => `${name} was expected to be mirrored in ${company} as ${status}, but ${found()}`,
    negated: () => `${name} was expected not to be mirrored in ${company} as ${status}, but ${found()}`,
  };
}

function outcome(refusable: Refusable): string {
  const problems = problemsOf(refusable);
  if (problems.length > 0) return `was refused${problemLines(problems)}`;
  return "journal" in refusable ? "nothing would keep it from being posted" : "was posted";
}

function problemLines(problems: readonly ContrapostError[]): string {
  return [":", ...problems.map(({ code, message }) => `  ${code}  ${message}`)].join("\n");
}

function problemsOf(refusable: Refusable): readonly ContrapostError[] {
  if ("problems" in refusable) return refusable.problems;
  const { refusal } = refusable;
  if (refusal === undefined) return [];
  return refusal.problems.length === 0 ? [refusal] : refusal.problems;
}

function nameOf(refusable: Refusable): string {
  const ref: JournalRef = "journal" in refusable ? refusable.journal : refusable.source;
  return journalText(ref);
}
