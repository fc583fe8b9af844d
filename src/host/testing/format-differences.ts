import type { Difference } from "./facts.js";

/** Differences as lines of text: what was expected, and what is there instead. */
export function formatDifferences(differences: readonly Difference[]): string {
  return differences
    .map(({ place, where, expected, actual }) => {
      const lines = [
        ...expected.map((text) => `    expected  ${text}`),
        ...actual.map((text) => `    actual    ${text}`),
      ];
      return [`  ${where}  ${place}`, ...lines].join("\n");
    })
    .join("\n");
}
