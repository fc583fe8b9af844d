import { type ContrapostErrorJson, isContrapostError } from "@contrapost/sdk";

/** What a call throws, whole and as plain data, so that a test can compare code, message, mend and facts at once. */
export function thrownError(call: () => unknown): ContrapostErrorJson {
  try {
    call();
  } catch (error) {
    if (isContrapostError(error)) return error.toJSON();
    throw error;
  }
  throw new Error("The call was expected to throw, and did not.");
}
