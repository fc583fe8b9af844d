import { type ContrapostError, isContrapostError } from "@contrapost/sdk";

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<ContrapostError> {
  try {
    await promise;
  } catch (error) {
    if (isContrapostError(error)) return error;
    throw error;
  }
  throw new Error("The promise was expected to reject, and did not.");
}

/** An error and the problems in it as lines of code and message, with a folder of this run written as `DIR`. */
export async function problemsOf(promise: Promise<unknown>, folder = "\0"): Promise<string[]> {
  const error = await rejection(promise);
  return [error, ...error.problems].map(
    ({ code, message }) => `${code} ${message.replaceAll(folder, "DIR")}`,
  );
}
