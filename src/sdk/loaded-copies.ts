const key = Symbol.for("contrapost.sdk.copies");
const known = Reflect.get(globalThis, key) as Set<string> | undefined;
const copies = known ?? new Set<string>();
copies.add(import.meta.url);
Reflect.set(globalThis, key, copies);

/** The URLs of the copies of this package that the process has loaded, this one among them. */
export const loadedCopies: ReadonlySet<string> = copies;
