export type {
  DeliveryReport,
  DeliveryState,
  OutboxFilter,
  OutboxRow,
  UnloadedHandler,
} from "./delivery/index.js";
export type { CheckedFields, DeclaredFields, FieldOwner, FieldPlace } from "./fields/declared-fields.js";
export { type Host, type HostOptions, type HostOverrides, openConfiguredHost, openHost } from "./host.js";
export { hostVersion } from "./host-version.js";
export type { ImportFilesOptions, ImportOutcome, ImportStep } from "./import-files.js";
export { listPaymentHolds } from "./inquiry/payment-holds.js";
export { readJournalApproval } from "./inquiry/journal-approval.js";
export { type JournalFilter, type JournalOverview, listJournals } from "./inquiry/journals.js";
export { type LedgerEntryOverview, type LedgerFilter, listLedgerEntries } from "./inquiry/ledger-entries.js";
export { listMirrorLines, type MirrorLineEnd, type MirrorLineOverview } from "./inquiry/mirror-lines.js";
export { listMirrors, type MirrorFilter, type MirrorOverview } from "./inquiry/mirrors.js";
export type { PairQuery } from "./inquiry/reconciliation/pair-query.js";
export type { DifferenceKind, DifferencePart } from "./inquiry/reconciliation/difference.js";
export {
  reconcile,
  type Reconciliation,
  type ReconciliationRow,
  type ReconciliationTotal,
} from "./inquiry/reconciliation/reconcile.js";
export { listParties, type PartyFilter, type PartyOverview } from "./inquiry/parties.js";
export {
  accountStatement,
  type AccountStatement,
  type StatementEntry,
  type StatementQuery,
} from "./inquiry/reports/account-statement.js";
export type { AgedAmounts, AgeingBucket } from "./inquiry/reports/aged-amounts.js";
export {
  ageing,
  type Ageing,
  type AgeingQuery,
  type AgeingRow,
  type AgeingTotal,
} from "./inquiry/reports/ageing.js";
export {
  partyLedger,
  type PartyLedger,
  type PartyLedgerBalance,
  type PartyLedgerQuery,
  type PartyLedgerSettlement,
  type PartyLedgerTransaction,
} from "./inquiry/reports/party-ledger.js";
export {
  trialBalance,
  type TrialBalance,
  type TrialBalanceQuery,
  type TrialBalanceRow,
} from "./inquiry/reports/trial-balance.js";
export type { Turnover } from "./inquiry/reports/turnover.js";
export {
  listSettlements,
  type PreviewedSettlement,
  type SettlementAdjustment,
  type SettlementFilter,
  type SettlementOverview,
} from "./inquiry/settlements.js";
export { findPosting, type PostingRef } from "./inquiry/trace/find-posting.js";
export {
  type JournalSeal,
  type PostingTrace,
  type TracedMirror,
  type TracedVoucher,
  tracePosting,
} from "./inquiry/trace/trace-posting.js";
export {
  listTransactions,
  type TransactionFilter,
  type TransactionOverview,
} from "./inquiry/transactions.js";
export type { Finding, FindingCode } from "./inquiry/verify/finding.js";
export { verifyBooks, type VerifyOptions } from "./inquiry/verify/verify-books.js";
export type {
  DeliverySetting,
  FailurePolicy,
  FieldInfo,
  HandlerInfo,
  HookHandlerInfo,
  HookInfo,
  OrderCause,
  OrderReason,
  PluginInfo,
  PluginInput,
} from "./kernel/index.js";
export type { EntryKind } from "./ledger/entry.js";
export type { SettlementOrder } from "./ledger/settlement-order.js";
export type { ForeignBalance } from "./ledger/revalue.js";
export type { ExchangeRateEntry } from "./masterdata/exchange-rate.js";
export type { MasterDataDocument, MasterDataFile } from "./masterdata/master-data-document.js";
export type { MasterKind } from "./masterdata/master-plan.js";
export type { ChangeCounts, MasterDataCounts, MasterDataOutcome } from "./masterdata/write-plan.js";
export type {
  PayableItem,
  Proposed,
  ProposalOrder,
  ProposalRule,
  ProposedPayment,
  SkippedItem,
  SkipReason,
} from "./ledger/payment-proposal.js";
export type { PaymentHold, VendorInvoiceRef } from "./posting/holds/payment-hold.js";
export type { Proposal, ProposalRequest } from "./posting/proposal/make-proposal.js";
export type { JournalInput, JournalLineInput, SettleInput, WriteOffInput } from "./posting/journal-input.js";
export type { JournalService, PostOptions, PostOutcome } from "./posting/journal-service.js";
export type { Preview, PreviewEntry } from "./posting/preview-posting.js";
export type { ReversalRequest } from "./posting/reversal/reversal-request.js";
export type { ReversalPreview, ReversalService } from "./posting/reversal/reversal-service.js";
export type {
  NamedTransaction,
  SettlementRequest,
  UnsettleRequest,
} from "./posting/settlement/settlement-request.js";
export type { SettlementPreview, SettlementService } from "./posting/settlement/settlement-service.js";
export type {
  Revaluation,
  RevaluationRequest,
  RevaluationSide,
  RevaluedBalance,
} from "./revaluation/revaluation.js";
export type { RevaluationOptions } from "./revaluation/revalue.js";
export type { Session, SqlRow, SqlValue, Store, TableSpec } from "./store/session.js";
