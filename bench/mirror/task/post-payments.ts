import { paymentNumbers } from "../books/prepare-books.js";
import { openBooks } from "../books/open-books.js";

/** Prepared books whose payments are to be posted. */
export interface PostTask {
  readonly database: string;
  readonly journals: number;
  /** Books to post before, untimed, as a host would have that has run for a while. */
  readonly warmUp?: { readonly database: string; readonly journals: number };
}

export interface PostResult {
  readonly seconds: number;
  readonly statements: number;
  /** The highest resident memory that this process ever had. */
  readonly peakRssMb: number;
}

/** Ours: posts the payment journals, with mirrors and settlements, until the last commit is durable. */
export async function postPayments({ database, journals, warmUp }: PostTask): Promise<PostResult> {
  if (warmUp) await postAll(warmUp.database, warmUp.journals);
  const { seconds, statements } = await postAll(database, journals);
  return { seconds, statements, peakRssMb: process.resourceUsage().maxRSS / 1024 };
}

async function postAll(database: string, journals: number): Promise<Omit<PostResult, "peakRssMb">> {
  const host = await openBooks(database);
  try {
    const before = host.store.statements;
    const start = performance.now();
    for (const number of paymentNumbers({ journals })) {
      await host.journals.post({ company: "USMF", number }, { user: "bench" });
    }
    const seconds = (performance.now() - start) / 1000;
    return { seconds, statements: host.store.statements - before };
  } finally {
    await host.close();
  }
}
