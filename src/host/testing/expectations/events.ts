import { type Static, Type } from "@sinclair/typebox";
import { readOutbox } from "../../delivery/outbox-row.js";
import { identifier, oneOf } from "../../masterdata/schema-texts.js";
import type { Session } from "../../store/session.js";
import type { Fact } from "../facts.js";
import { journalText } from "../scenario-texts.js";
import { yamlFlow } from "../yaml-flow.js";
import type { Expected } from "./expected.js";

/** What `committed` handlers are to hear, or have heard. */
export const eventsSchema = Type.Array(
  Type.Object(
    {
      hook: identifier("The hook, such as onVendorPaymentJournalCommitted."),
      journal: journalText("The journal that was posted."),
      handler: identifier("The plugin and its handler: treasury/noteCommitted."),
      state: oneOf(["pending", "done", "dead"], { description: "Whether the handler has heard it." }),
    },
    { additionalProperties: false },
  ),
  {
    description: "All events for committed handlers, in any order. One that is not named must not be there.",
  },
);

export type EventsExpectation = Static<typeof eventsSchema>;

export function expectedEvents({ value, at, locate }: Expected<EventsExpectation>): Fact[] {
  return value.map(({ hook, journal, handler, state }) => ({
    place: "events",
    where: locate(at),
    text: yamlFlow({ hook, journal, handler, state }),
  }));
}

export async function actualEvents(session: Session): Promise<Fact[]> {
  const rows = await readOutbox(session, "ORDER BY id", []);
  return rows.map(({ hook, company, journal, plugin, handler, state }) => {
    const text = yamlFlow({ hook, journal: `${company}/${journal}`, handler: `${plugin}/${handler}`, state });
    return { place: "events", text };
  });
}
