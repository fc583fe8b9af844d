import { ContrapostError, type ErrorCode, type ErrorFacts } from "@contrapost/sdk";

/** One thing that keeps a package from being published. */
export interface PackageFinding {
  readonly code: string;
  /** The file, and the key or the line in it: `package.json, exports`. */
  readonly place: string;
  readonly message: string;
  readonly mend: string;
}

/** A finding with a code of the error table. Its message names no place, which stands beside it. */
export function finding(place: string, code: ErrorCode, facts: ErrorFacts = {}): PackageFinding {
  const { message, mend } = new ContrapostError(code, facts);
  return Object.freeze({ code, place, message, mend });
}
