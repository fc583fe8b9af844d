import { type BooksSetting, TradingBooks } from "./trading-books.js";

/** Two invoices in both companies; one is paid in part, with 10.00 EUR on account, the other in full, mirrored. */
export async function openTradedBooks(database: string, setting?: BooksSetting): Promise<TradingBooks> {
  const books = await TradingBooks.open(database, setting);
  const invoices = (sign: bigint) => [
    { amount: sign * 10000n, invoice: "INV-1", dueDate: "2024-03-31" },
    { amount: sign * 5000n, invoice: "INV-2", dueDate: "2024-02-15" },
  ];
  await books.sold("S-1", invoices(1n));
  await books.bought("P-1", invoices(-1n));
  await books.paid("PAY-1", [
    { amount: 5000n, date: "2024-03-06", settle: [{ invoice: "INV-1", amount: "40.00" }] },
    { amount: 5000n, date: "2024-03-06", settle: [{ invoice: "INV-2" }] },
  ]);
  return books;
}
