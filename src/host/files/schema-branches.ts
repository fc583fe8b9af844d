import type { ErrorObject } from "ajv";

/**
 * Where a value may have one of several forms, a validator complains about all of them. This keeps the complaints
 * about the one form that was most likely meant: the one with the least wrong.
 *
 * The errors of the forms stand directly before the error of their `anyOf`, so one pass over a growing list does.
 */
export function chooseBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const chosen: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword !== "anyOf") {
      chosen.push(error);
      continue;
    }
    let start = chosen.length;
    while (start > 0 && isInside(chosen[start - 1]!, error)) start -= 1;
    const branches = groupByBranch(chosen.splice(start), error);
    chosen.push(...(likeliest(branches, error) ?? [error]));
  }
  return chosen;
}

function isInside(error: ErrorObject, union: ErrorObject): boolean {
  const { instancePath } = union;
  return (
    error.schemaPath.startsWith(`${union.schemaPath}/`) &&
    (error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`))
  );
}

function groupByBranch(errors: readonly ErrorObject[], union: ErrorObject): ErrorObject[][] {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const branch = error.schemaPath.slice(union.schemaPath.length + 1).split("/", 1)[0]!;
    const group = branches.get(branch) ?? [];
    group.push(error);
    branches.set(branch, group);
  }
  return [...branches.values()];
}

/** The form with the least wrong; undefined where the value is of another type than any of them. */
function likeliest(branches: readonly ErrorObject[][], union: ErrorObject): ErrorObject[] | undefined {
  let best: ErrorObject[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const errors of branches) {
    const weight = errors.reduce((sum, error) => sum + weightOf(error, union), 0);
    if (weight >= least) continue;
    least = weight;
    best = errors;
  }
  return least >= anotherType ? undefined : best;
}

const anotherType = 1000;

/** A wrong key says more about which form was meant than a wrong value. */
function weightOf(error: ErrorObject, union: ErrorObject): number {
  const atRoot = error.instancePath === union.instancePath;
  if (atRoot && ["type", "const", "enum"].includes(error.keyword)) return anotherType;
  return atRoot || error.keyword === "const" ? 10 : 1;
}
