import { ContrapostError, type ErrorCode, type ErrorFacts, type Journal } from "@contrapost/sdk";
import { placeInJournal } from "./journal-header.js";

/** Collects a journal's faults; beyond a bound they are counted only. */
export class Problems {
  static readonly kept = 1000;
  readonly errors: ContrapostError[] = [];
  readonly #journal: Journal;
  count = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  add(line: number, code: ErrorCode, facts: ErrorFacts = {}): void {
    this.#add(code, { line, ...facts }, line);
  }

  /** Adds a fault of the whole journal. */
  addOfJournal(code: ErrorCode, facts: ErrorFacts): void {
    this.#add(code, facts);
  }

  #add(code: ErrorCode, facts: ErrorFacts, line?: number): void {
    this.count += 1;
    if (this.errors.length >= Problems.kept) return;
    this.errors.push(new ContrapostError(code, { where: placeInJournal(this.#journal, line), ...facts }));
  }
}
