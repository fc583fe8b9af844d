import type { TableSpec } from "../../store/session.js";

/** Where the seals of vouchers are kept. */
export const voucherSealTable: TableSpec = { table: "voucher_seal", columns: ["voucher_id", "hash"] };
