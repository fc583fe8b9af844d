/** `1 mirror`, `2 mirrors`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The day of an ISO 8601 instant. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
