export { loadedCopies } from "./loaded-copies.js";
export { defineDeprecations, type DeprecationWarner } from "./deprecations/define-deprecations.js";
export type { DeprecatedOptions, DeprecationNotice } from "./deprecations/deprecation-notice.js";
export { type Deprecation, deprecationTable } from "./deprecations/deprecation-table.js";
export { isDate, parseDate } from "./documents/calendar-date.js";
export type { DimensionMap, DimensionMapping, Dimensions } from "./documents/dimensions.js";
export { journalTypes } from "./documents/journal.js";
export type {
  AccountRef,
  AccountType,
  CashDiscountUse,
  Journal,
  JournalLine,
  JournalLineDraft,
  JournalOrigin,
  JournalRef,
  JournalStatus,
  JournalType,
  SettlementMark,
  WriteOff,
} from "./documents/journal.js";
export type {
  ApprovalAction,
  ApprovalEvent,
  ApprovalEventKind,
  ApprovalRequest,
  JournalApproval,
} from "./documents/journal-approval.js";
export type {
  Mirror,
  MirrorEvent,
  MirrorFlag,
  MirrorLine,
  MirrorReason,
  MirrorStatus,
} from "./documents/mirror.js";
export type { Parties, Party, PartyLine } from "./documents/party.js";
export type { PartyTransaction, Side, TransactionType } from "./documents/party-transaction.js";
export type {
  InvoiceCounterpart,
  PostedJournal,
  PostedLine,
  PostedSettlement,
  SettledInvoice,
} from "./documents/posted-journal.js";
export type {
  MirrorFailure,
  SalesOrderPolicy,
  TradingRelationship,
} from "./documents/trading-relationship.js";
export type { CustomFields, FieldValue } from "./fields/custom-fields.js";
export {
  fieldKinds,
  isField,
  journalField,
  lineField,
  partyField,
} from "./fields/field.js";
export type { Field, FieldDocuments, FieldKind } from "./fields/field.js";
export { fieldTypes } from "./fields/field-rule.js";
export type {
  BooleanRule,
  ChoiceRule,
  CommonRule,
  DateRule,
  DecimalRule,
  FieldRule,
  FieldType,
  IntegerRule,
  JournalFieldRule,
  PartyFieldRule,
  TextRule,
  ValueOfRule,
} from "./fields/field-rule.js";
export type {
  HandlerRef,
  HandlerScope,
  HandlerWatch,
  HookDispatcher,
  ScopeFactory,
} from "./hooks/dispatcher.js";
export {
  amendHook,
  committedHook,
  isHook,
  postedHook,
  validateHook,
} from "./hooks/hook.js";
export type { Hook } from "./hooks/hook.js";
export type { HandlerFunction, PhaseContracts, ValidateResult } from "./hooks/handler-function.js";
export type { Objection, RaisedObjection } from "./hooks/objection.js";
export type { RaiseResults } from "./hooks/raise-results.js";
export {
  onCustomerInvoiceAmend,
  onCustomerInvoiceCommitted,
  onCustomerInvoicePosted,
  onCustomerInvoiceValidate,
  onCustomerPaymentJournalAmend,
  onCustomerPaymentJournalCommitted,
  onCustomerPaymentJournalPosted,
  onCustomerPaymentJournalValidate,
  onGeneralJournalAmend,
  onGeneralJournalCommitted,
  onGeneralJournalPosted,
  onGeneralJournalValidate,
  onJournalApprovalValidate,
  onMirrorPosted,
  onReversalCommitted,
  onReversalPosted,
  onReversalValidate,
  onSettlementCommitted,
  onSettlementPosted,
  onSettlementValidate,
  onVendorInvoiceAmend,
  onVendorInvoiceCommitted,
  onVendorInvoicePosted,
  onVendorInvoiceValidate,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
} from "./hooks/lifecycle.js";
export type { JournalAmendment } from "./hooks/lifecycle.js";
export type { DocumentKind, EventId, Phase } from "./hooks/phase.js";
export { defineEvent, isEvent } from "./hooks/plugin-event.js";
export type { PluginEvent } from "./hooks/plugin-event.js";
export { definePlugin, isPlugin } from "./plugin/define-plugin.js";
export type {
  ConfigClass,
  HandlerOptions,
  Plugin,
  PluginDefinition,
  PluginSetup,
  Registration,
  Resolved,
  Uses,
} from "./plugin/define-plugin.js";
export { asPlugin, isConstructed } from "./plugin/plugin-class.js";
export type { PluginClass } from "./plugin/plugin-class.js";
export type { PluginMigration } from "./plugin/migration.js";
export { manifestOf } from "./plugin/manifest-of.js";
export type { PluginIdentity, PluginManifest } from "./plugin/manifest.js";
export { creatableDocuments } from "./plugin/rights.js";
export type { CreatableDocument, PluginRights } from "./plugin/rights.js";
export { clockService, defineService, idService, isServiceToken, loggerService } from "./plugin/tokens.js";
export type { Clock, Ids, Logger, ServiceToken } from "./plugin/tokens.js";
export type {
  AccountUse,
  AmendContext,
  CommittedContext,
  CompanyBooks,
  DraftJournal,
  HandlerContext,
  IntercompanyBooks,
  IntercompanyReader,
  InvoiceDifference,
  JournalBook,
  JournalDraft,
  JournalNameInfo,
  JournalReversal,
  MirrorBook,
  MirrorRecord,
  PostingContext,
  TransactionBook,
  ValidateContext,
} from "./posting/contexts.js";
export { tableService } from "./posting/tables.js";
export type {
  ColumnValue,
  PluginTable,
  PluginTableReader,
  PluginTables,
  TableQuery,
  TableRow,
  TableService,
} from "./posting/tables.js";
export {
  ContrapostError,
  defineErrors,
  errorTable,
  isContrapostError,
} from "./errors/index.js";
export type {
  ContrapostErrorJson,
  ContrapostErrorOptions,
  DefinedErrorCode,
  ErrorCode,
  ErrorDefinition,
  ErrorFactory,
  ErrorFacts,
  FactValue,
} from "./errors/index.js";
export {
  absolute,
  add,
  allocate,
  checkedAmount,
  compare,
  convert,
  currencies,
  divideRounded,
  formatAmount,
  formatMoney,
  formatRate,
  invertRate,
  isCurrency,
  isZero,
  largestAmount,
  minorUnits,
  money,
  multiplyRates,
  negate,
  parity,
  parseAmount,
  parseRate,
  proportion,
  rateFraction,
  smallestAmount,
  subtract,
} from "./money/index.js";
export type { Money, Rate, RateFraction } from "./money/index.js";
