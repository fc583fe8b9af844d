import { isContrapostError } from "@contrapost/sdk";

/**
 * What an import is refused for: each problem's code and message. An error other than `CP_IMPORT_REFUSED` stands for
 * itself.
 */
export async function refused(work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
  } catch (error) {
    if (!isContrapostError(error)) throw error;
    const problems = error.code === "CP_IMPORT_REFUSED" ? error.problems : [error];
    return problems.map(({ code, message }) => `${code} ${message}`);
  }
  throw new Error("The work was expected to be refused, and was not.");
}
