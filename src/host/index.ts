export type { DeliveryReport, OutboxFilter, OutboxRow } from "./delivery/index.js";
export { Host, type HostOptions, type HostOverrides, openConfiguredHost, openHost } from "./host.js";
export { hostVersion } from "./host-version.js";
export type { PluginInfo, PluginInput } from "./kernel/index.js";
export type { MasterDataDocument } from "./masterdata/master-data-document.js";
export type { JournalInput, JournalLineInput, SettleInput } from "./posting/journal-input.js";
export type { JournalService, PostOptions, PostOutcome } from "./posting/journal-service.js";
export type { Preview, PreviewEntry } from "./posting/preview-posting.js";
export type { Session, SqlRow, SqlValue, Store, TableSpec } from "./store/session.js";
