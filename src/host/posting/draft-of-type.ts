import type { JournalOrigin, JournalType } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { createDraft, type StoredDraft } from "./create-journal.js";
import { journalNameOfType } from "./journal-name-of-type.js";

/** Who makes a document that follows from what stands in the books, and as what. */
export interface DraftAuthor {
  readonly user: string;
  readonly at: Date;
  readonly origin: JournalOrigin;
  readonly allow?: (type: JournalType) => void;
}

/** What is to be made. */
export interface DraftOfType {
  readonly company: string;
  readonly type: JournalType;
  readonly description: string;
  /** What was asked for: another journal name, number or description. */
  readonly request: {
    readonly name?: string;
    readonly number?: string;
    readonly description?: string;
  };
  /** The journal whose vouchers it takes back. */
  readonly reverses?: number;
}

/**
 * Makes an empty draft of a type that users do not enter, under the journal name asked for or the company's only one.
 *
 * @throws ContrapostError what finding the journal name and creating the draft throw
 */
export async function draftOfType(
  session: Session,
  { company, type, description, request, reverses }: DraftOfType,
  { user, at, origin, allow = () => undefined }: DraftAuthor,
): Promise<StoredDraft> {
  const { name: asked, number } = request;
  const name = await journalNameOfType(session, { company, type, ...(asked && { name: asked }) });
  return await createDraft(session, {
    company,
    draft: { name, description: request.description ?? description, origin },
    ...(number !== undefined && { number }),
    ...(reverses !== undefined && { reverses }),
    user,
    at,
    allow,
  });
}
