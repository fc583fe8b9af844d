/** What is used of Mocha, or of a test runner that speaks like it. */
export interface TestRunner {
  readonly describe: (title: string, body: () => void) => void;
  readonly it: (title: string, test: () => Promise<void>) => void;
}

/** The test runner at hand. Throws where there is none, naming who needs it. */
export function testRunner(caller: string): TestRunner {
  const { describe, it } = globalThis as Partial<TestRunner>;
  if (describe !== undefined && it !== undefined) return { describe, it };
  throw new Error(`${caller} needs the describe and it of a test runner such as Mocha.`);
}
