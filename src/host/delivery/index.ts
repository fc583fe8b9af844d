export { countOutbox, type OutboxCounts } from "./count-outbox.js";
export { deliverDue, type DeliverOptions, type DeliveryReport, type UnloadedHandler } from "./deliver-due.js";
export type { DeliverySettings } from "./delivery-settings.js";
export { enqueue, type OutboxEvent } from "./enqueue.js";
export { listOutbox, type OutboxFilter } from "./list-outbox.js";
export { type DeliveryState, idempotencyKey, type OutboxRow } from "./outbox-row.js";
export { replay } from "./replay.js";
