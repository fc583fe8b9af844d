/** Who acts, and what the clock shows, where nothing is said. */
export const defaultUser = "scenario";
export const defaultStart = "2024-01-01";
