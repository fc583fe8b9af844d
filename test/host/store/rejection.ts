/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error("What was thrown is no error.", { cause: error });
  }
  throw new Error("The promise was fulfilled.");
}
