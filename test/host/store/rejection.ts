import { type ContrapostError, isContrapostError } from "@contrapost/sdk";

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error("What was thrown is no error.", { cause: error });
  }
  throw new Error("The promise was expected to be rejected, and was not.");
}

/** The error of ours that a promise is rejected with. */
export async function refusal(promise: Promise<unknown>): Promise<ContrapostError> {
  const error = await rejection(promise);
  if (isContrapostError(error)) return error;
  throw error;
}
