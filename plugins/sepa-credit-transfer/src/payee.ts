import { type Party, partyField } from "@contrapost/sdk";
import { isBIC, isIBAN } from "@contrapost/sdk/config";

const owner = "sepa-credit-transfer";

/** The vendor's account, checked by its country's length and its check digits (ISO 13616). */
export const iban = partyField(owner, "iban", {
  type: "text",
  maxLength: 42,
  sides: ["vendor"],
  description: "The account that payments to the vendor go to.",
  check: (text) => (isIBAN(text) ? undefined : "must be an IBAN"),
});

export const bic = partyField(owner, "bic", {
  type: "text",
  sides: ["vendor"],
  description: "The vendor's bank; not needed within the European Economic Area.",
  check: (text) => (isBIC(text) ? undefined : "must be a BIC"),
});

export const accountHolder = partyField(owner, "accountHolder", {
  type: "text",
  maxLength: 70,
  sides: ["vendor"],
  description: "Whose account it is, as the bank knows it, where that is not the vendor's name.",
});

/** A vendor who is paid by credit transfer. */
export interface Payee {
  /** The account's holder. */
  readonly name: string;
  readonly iban: string;
  readonly bic: string | undefined;
}

/** How a vendor is paid; undefined without an IBAN. */
export function payeeOf(vendor: Party | undefined): Payee | undefined {
  const account = iban.of(vendor);
  if (vendor === undefined || account === undefined) return undefined;
  return { name: accountHolder.of(vendor) ?? vendor.name, iban: account, bic: bic.of(vendor) };
}
