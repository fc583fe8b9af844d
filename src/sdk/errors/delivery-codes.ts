import type { ErrorDefinition } from "./error-definition.js";

/** What can go wrong around the outbox. */
export const deliveryCodes = {
  CP_DELIVERY_NOT_DEAD: {
    message: "The delivery {delivery} cannot be replayed: it is {state}, not dead.",
    mend: "Leave it: a pending delivery is tried again by itself, and one that is done needs no other.",
  },
  CP_DELIVERY_UNKNOWN: {
    message: "There is no delivery {delivery}.",
    mend: "List the deliveries and take the number from there.",
  },
} as const satisfies Record<string, ErrorDefinition>;
