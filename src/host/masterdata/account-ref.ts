import type { AccountRef } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { identifier } from "./schema-texts.js";

/** An account as documents name it, by a single key that says what kind it is. */
export const accountRefSchema = Type.Object(
  {
    account: Type.Optional(identifier("A main account of the ledger.")),
    bank: Type.Optional(identifier("A bank account.")),
    vendor: Type.Optional(identifier("A vendor.")),
    customer: Type.Optional(identifier("A customer.")),
  },
  {
    title: "an object with one of the keys account, bank, vendor or customer",
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  },
);

export type AccountRefEntry = Static<typeof accountRefSchema>;

/** The reference that an entry stands for; the first, where a caller without types gave several. */
export function accountRefOf(entry: AccountRefEntry): AccountRef | undefined {
  if (entry.account !== undefined) return { type: "ledger", id: entry.account };
  if (entry.bank !== undefined) return { type: "bank", id: entry.bank };
  if (entry.vendor !== undefined) return { type: "vendor", id: entry.vendor };
  if (entry.customer !== undefined) return { type: "customer", id: entry.customer };
  return undefined;
}
