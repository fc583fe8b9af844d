import { type ContrapostError, isContrapostError } from "@contrapost/sdk";
import type { Locate } from "../masterdata/locate.js";
import { compareFacts, type Difference, type Fact } from "./facts.js";
import type { RefusalExpectation } from "./step.js";
import { yamlFlow } from "./yaml-flow.js";

/** Where a step stands, for what is said about it. */
export interface StepPlace {
  /** `step 3, post USMF/PAY-1`. */
  readonly label: string;
  /** The JSON pointer to it. */
  readonly at: string;
  readonly locate: Locate;
}

/**
 * Does what a step does, and compares how it ended with what was expected: an error word for word, or none.
 *
 * @returns what `work` gave, where it ended well and was to
 * @throws what `work` throws that is no Contrapost error: a fault of the program, never an expectation
 */
export async function attemptStep<T>(
  place: StepPlace,
  refused: RefusalExpectation | undefined,
  work: () => Promise<T>,
): Promise<{ readonly differences: readonly Difference[]; readonly value?: T }> {
  const expected = refused === undefined ? [] : refusalFacts(place, refused);
  try {
    const value = await work();
    const differences = compareFacts(expected, [], place.locate(place.at));
    return differences.length === 0 ? { differences, value } : { differences };
  } catch (error) {
    if (!isContrapostError(error)) throw error;
    return { differences: compareFacts(expected, errorFacts(place, error), place.locate(place.at)) };
  }
}

function refusalFacts({ label, at, locate }: StepPlace, refused: RefusalExpectation): Fact[] {
  const { code, text, problems = [] } = refused;
  return [
    { place: `${label}, refused`, where: locate(`${at}/refused`), text: yamlFlow({ code, text }) },
    ...problems.map((problem) => ({
      place: `${label}, refused, problems`,
      where: locate(`${at}/refused/problems`),
      text: problemText(problem),
    })),
  ];
}

function errorFacts({ label }: StepPlace, error: ContrapostError): Fact[] {
  const { code, message: text, problems } = error;
  return [
    { place: `${label}, refused`, text: yamlFlow({ code, text }) },
    ...problems.map((problem) => ({
      place: `${label}, refused, problems`,
      text: problemText({ code: problem.code, text: problem.message }),
    })),
  ];
}

/** A single fault as a scenario would write it. */
export function problemText({ code, text }: { readonly code: string; readonly text: string }): string {
  return yamlFlow({ code, text });
}
