import type { Host } from "contrapost";
import { masterData } from "./master-data.js";
import { openBooks } from "./open-books.js";
import { customerInvoices, invoiceAmounts, type TradeSize, vendorInvoices, vendorPayments } from "./trade.js";

const user = "bench";

/** Books that are ready to be paid from. */
export interface PreparedBooks {
  /** Every id given from now on is higher. */
  readonly lastId: number;
}

/** The numbers of the payment journals. */
export function paymentNumbers({ journals }: Pick<TradeSize, "journals">): readonly string[] {
  return Array.from({ length: journals }, (_, index) => `PAY-${index + 1}`);
}

/** Fills empty books with posted invoices on both sides and the drafts of the payment journals. */
export async function prepareBooks(database: string, size: TradeSize): Promise<PreparedBooks> {
  const host = await openBooks(database);
  try {
    await host.applyMasterData(masterData);
    const amounts = invoiceAmounts(size);
    await post(host, "DEMF", "CUSTINV", customerInvoices(amounts));
    await post(host, "USMF", "VENDINV", vendorInvoices(amounts));
    for (const [index, number] of paymentNumbers(size).entries()) {
      const lines = vendorPayments(amounts, index * size.lines, size.lines);
      await host.journals.enter([{ company: "USMF", number, name: "VENDPAY", lines }], { user });
    }
    const lastId = await host.store.transaction((session) => session.reserveIds(1));
    await host.store.analyze();
    return { lastId };
  } finally {
    await host.close();
  }
}

async function post(
  host: Host,
  company: string,
  name: string,
  lines: Parameters<Host["journals"]["enter"]>[0][number]["lines"],
): Promise<void> {
  const [journal] = await host.journals.enter([{ company, name, lines }], { user });
  if (journal === undefined) throw new Error(`No journal ${name} was made in ${company}.`);
  await host.journals.post(journal, { user });
}
