import { approvalCodes } from "./approval-codes.js";
import { auditCodes } from "./audit-codes.js";
import { cliCodes } from "./cli-codes.js";
import { currencyCodes } from "./currency-codes.js";
import { deliveryCodes } from "./delivery-codes.js";
import { dimensionCodes } from "./dimension-codes.js";
import { doctorCodes } from "./doctor-codes.js";
import type { ErrorDefinition } from "./error-definition.js";
import { eventCodes } from "./event-codes.js";
import { fieldCodes } from "./field-codes.js";
import { fileCodes } from "./file-codes.js";
import { kernelCodes } from "./kernel-codes.js";
import { manifestCodes } from "./manifest-codes.js";
import { masterDataCodes } from "./master-data-codes.js";
import { packageCodes } from "./package-codes.js";
import { pluginTableCodes } from "./plugin-table-codes.js";
import { paymentCodes } from "./payment-codes.js";
import { postingCodes } from "./posting-codes.js";
import { reversalCodes } from "./reversal-codes.js";
import { settlementCodes } from "./settlement-codes.js";
import { settlementTermsCodes } from "./settlement-terms-codes.js";
import { storeCodes } from "./store-codes.js";
import { testingCodes } from "./testing-codes.js";
import { valueCodes } from "./value-codes.js";

/**
 * Every error that Contrapost itself raises: the key is the stable code. Codes are never renamed or reused.
 * Each domain keeps its own in a file `*-codes.ts`, in alphabetical order. After a change run
 * `npm run build && node scripts/write-error-docs.mjs`.
 */
export const errorTable = {
  ...approvalCodes,
  ...auditCodes,
  ...cliCodes,
  ...currencyCodes,
  ...deliveryCodes,
  ...dimensionCodes,
  ...doctorCodes,
  ...eventCodes,
  ...fieldCodes,
  ...fileCodes,
  ...kernelCodes,
  ...manifestCodes,
  ...masterDataCodes,
  ...packageCodes,
  ...pluginTableCodes,
  ...paymentCodes,
  ...postingCodes,
  ...reversalCodes,
  ...settlementCodes,
  ...settlementTermsCodes,
  ...storeCodes,
  ...testingCodes,
  ...valueCodes,
} as const satisfies Record<string, ErrorDefinition>;

/** The code of an error that Contrapost itself raises. */
export type ErrorCode = keyof typeof errorTable;
