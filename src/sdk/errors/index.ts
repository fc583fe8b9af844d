export {
  ContrapostError,
  type ContrapostErrorJson,
  type ContrapostErrorOptions,
  type DefinedErrorCode,
  isContrapostError,
} from "./contrapost-error.js";
export { defineErrors, type ErrorFactory } from "./define-errors.js";
export type { ErrorDefinition, ErrorFacts, FactValue } from "./error-definition.js";
export { type ErrorCode, errorTable } from "./error-table.js";
