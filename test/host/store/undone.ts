import type { Session, Store } from "#host/store/session.js";

/** Runs `work` in a transaction and answers what it answers, but lets nothing stay. */
export async function undone<T>(store: Store, work: (session: Session) => Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined;
  const end = new Error("undone");
  try {
    await store.transaction(async (session) => {
      result = { value: await work(session) };
      throw end;
    });
  } catch (error) {
    if (error !== end) throw error;
  }
  if (!result) throw end;
  return result.value;
}
