import type { ErrorDefinition } from "./error-definition.js";

/** What can be wrong with events that plugins define and raise. */
export const eventCodes = {
  CP_EVENT_FOREIGN: {
    message:
      "{hook} in {company}: the handler {handler} of plugin {plugin} raises it, but may not raise it here.",
    mend: "A plugin raises its own events only: validate and amend where a posting is checked or amended, posted and committed from a posted handler.",
  },
  CP_EVENT_NOT_REQUIRED: {
    message:
      "The plugin {plugin} has a handler on {hook} of plugin {provider} without requiring that plugin.",
    mend: "Add {provider} with a range of versions to requires of {plugin}.",
  },
  CP_EVENT_PAYLOAD: {
    message:
      "{hook} in {company}: the handler {handler} of plugin {plugin} raises it with what cannot be kept until it is delivered: {reason}",
    mend: "Raise a committed event with plain JSON data; write amounts as texts.",
  },
  CP_EVENT_TOO_DEEP: {
    message:
      "{hook} in {company}: the handler {handler} of plugin {plugin} raises it {depth} levels inside other events; {limit} are allowed.",
    mend: "Let no handler of an event raise it again without end.",
  },
  CP_EVENT_UNKNOWN: {
    message: "The plugin {plugin} has a handler on {hook}, which plugin {provider} does not define.",
    mend: "Let {provider} list the event in its hooks, or take the handler away.",
  },
} as const satisfies Record<string, ErrorDefinition>;
