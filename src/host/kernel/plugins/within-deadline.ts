/**
 * Waits for a plugin's work, but not for ever.
 *
 * @param name - what the error calls the work
 * @param deadline - milliseconds
 */
export async function withinDeadline(
  name: string,
  work: void | Promise<void>,
  deadline: number,
): Promise<void> {
  if (work === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${name} did not finish within ${deadline} ms.`));
    }, deadline);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
