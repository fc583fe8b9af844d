import { ContrapostError, type JournalRef } from "@contrapost/sdk";
import type { Host } from "../host.js";
import { listMirrors } from "../inquiry/mirrors.js";
import { type Locate, pathOfPointer } from "../masterdata/locate.js";
import { readCompanyView } from "./company-view.js";
import { compareFacts, type Difference } from "./facts.js";
import { type JournalDocument, journalInputOf, labelOfDocument } from "./journal-document.js";
import { journalRefOf } from "./journal-ref.js";
import { parseMoment } from "./moment.js";
import { comparePreview, type ShownPreview } from "./preview-facts.js";
import { compareProposal, propose } from "./propose-step.js";
import type { ScratchHost } from "./scratch-host.js";
import { applyOwn } from "./set-up.js";
import { actionKeys, type SingleStep, type Step } from "./step.js";
import { attemptStep, problemText, type StepPlace } from "./step-errors.js";

/** Who acts, and where it is written. */
export interface Acting {
  readonly user: string;
  /** Relative paths go from here. */
  readonly file: string;
  readonly locate: Locate;
}

/** Does the steps of a scenario on a host, and says what went otherwise than expected. */
export class StepPerformer {
  readonly #scratch: ScratchHost;
  readonly #user: string;
  readonly #file: string;
  readonly #locate: Locate;

  /** @param scenario - the file and who acts in it where a step names nobody */
  constructor(scratch: ScratchHost, scenario: Acting) {
    this.#scratch = scratch;
    this.#user = scenario.user;
    this.#file = scenario.file;
    this.#locate = scenario.locate;
  }

  /**
   * @param at - the JSON pointer to the step
   * @param name - how messages call it: `step 3`
   */
  async perform(step: Step, at: string, name: string): Promise<readonly Difference[]> {
    const { together } = step;
    if (together === undefined) return await this.#performOne(step, at, name, this.#user);
    const results = await Promise.all(
      together.map((single, index) =>
        this.#performOne(single, `${at}/together/${index}`, `${name}.${index + 1}`, step.user ?? this.#user),
      ),
    );
    return results.flat();
  }

  async #performOne(step: SingleStep, at: string, name: string, by: string): Promise<readonly Difference[]> {
    const { user = by, refused } = step;
    const place: StepPlace = { label: `${name}, ${labelOf(step)}`, at, locate: this.#locate };
    const { differences, value } = await attemptStep(place, refused, () => this.#act(step, place, user));
    return value === undefined ? differences : [...differences, ...value];
  }

  /** What went otherwise, beside errors. */
  async #act(step: SingleStep, place: StepPlace, user: string): Promise<readonly Difference[]> {
    const { host } = this.#scratch;
    const { post, enter, preview, change, release, now } = step;
    if (post !== undefined) return await this.#post(step, place, user);
    if (preview !== undefined) return await this.#preview(step, place, user);
    if (enter !== undefined) await this.#enter(enter, `${place.at}/enter`, user);
    await takeApprovalStep(host, step, user);
    const { hold, releaseHold, propose: proposing } = step;
    if (hold !== undefined) await host.journals.hold(hold, { user, reason: hold.reason });
    if (releaseHold !== undefined) await host.journals.releaseHold(releaseHold, { user });
    if (proposing !== undefined) {
      const proposal = await propose(host, proposing, user);
      return step.proposes === undefined ? [] : compareProposal(place, step.proposes, proposal);
    }
    if (change !== undefined) return await this.#change(change, step.warnings ?? [], place);
    if (release !== undefined) await host.releaseMirror(await this.#findMirror(release), { user });
    if (step.settle !== undefined) return await this.#settle(step, place, user);
    if (step.unsettle !== undefined) return await this.#unsettle(step, place, user);
    if (step.reverse !== undefined) return await this.#reverse(step, place, user);
    if (step.revalue !== undefined) {
      const { reversed: reversalDate, preview: only = false, ...request } = step.revalue;
      await host.revalue({ ...request, reversalDate }, { user, preview: only });
    }
    if (step.deliver === true) await host.deliver();
    if (step.restart === true) await this.#scratch.restart();
    if (now !== undefined) this.#scratch.clock.moveTo(parseMoment(now, this.#locate(`${place.at}/now`)));
    return [];
  }

  async #change(
    change: NonNullable<SingleStep["change"]>,
    expected: NonNullable<SingleStep["warnings"]>,
    { label, at, locate }: StepPlace,
  ): Promise<readonly Difference[]> {
    // Places in the document instead of lines of the file, so that expected refusals and warnings can name them.
    const own = { file: this.#file, locate: pathOfPointer };
    const { warnings } = await applyOwn(this.#scratch.host, change, own);
    const place = `${label}, warnings`;
    return compareFacts(
      expected.map((warning) => ({ place, where: locate(`${at}/warnings`), text: problemText(warning) })),
      warnings.map(({ code, message: text }) => ({ place, text: problemText({ code, text }) })),
      locate(at),
    );
  }

  async #post(step: SingleStep, place: StepPlace, user: string): Promise<readonly Difference[]> {
    const { post, transferFaulty = false, transferred } = step;
    const { label, at, locate } = place;
    const ref = typeof post === "string" ? journalRefOf(post) : await this.#enter(post!, `${at}/post`, user);
    const outcome = await this.#scratch.host.journals.post(ref, { user, transferFaulty });
    const moved = outcome.transferred;
    const to = `${label}, transferred`;
    return compareFacts(
      transferred === undefined ? [] : [{ place: to, where: locate(`${at}/transferred`), text: transferred }],
      moved === undefined ? [] : [{ place: to, text: `${moved.company}/${moved.number}` }],
      locate(at),
    );
  }

  async #enter(document: JournalDocument, at: string, user: string): Promise<JournalRef> {
    const [ref] = await this.#scratch.host.journals.enter([journalInputOf(document, at, this.#locate)], {
      user,
    });
    return ref!;
  }

  async #preview(step: SingleStep, place: StepPlace, user: string): Promise<readonly Difference[]> {
    const { host } = this.#scratch;
    const ref = journalRefOf(step.preview!);
    const preview = await host.journals.preview(ref, { user, entryLimit: mostPreviewEntries });
    return await this.#compareShown(step, place, preview);
  }

  async #compareShown(
    { shows }: SingleStep,
    place: StepPlace,
    preview: ShownPreview,
  ): Promise<readonly Difference[]> {
    if (shows === undefined) return [];
    const view = await this.#scratch.host.store.read((session) =>
      readCompanyView(session, preview.journal.company, this.#locate(place.at)),
    );
    return comparePreview(place, shows, preview, view);
  }

  async #settle(step: SingleStep, place: StepPlace, user: string): Promise<readonly Difference[]> {
    const { settlements } = this.#scratch.host;
    const { vendor, customer, preview = false, ...settlement } = step.settle!;
    const party = {
      side: vendor === undefined ? "customer" : "vendor",
      party: vendor ?? customer ?? "",
    } as const;
    const request = { ...settlement, ...party };
    if (preview) {
      const shown = await settlements.previewSettle(request, { user, entryLimit: mostPreviewEntries });
      return await this.#compareShown(step, place, shown);
    }
    await settlements.settle(request, { user });
    return [];
  }

  async #unsettle(step: SingleStep, place: StepPlace, user: string): Promise<readonly Difference[]> {
    const { settlements } = this.#scratch.host;
    const { journal, preview = false, ...settlement } = step.unsettle!;
    const request = { ...settlement, journal: journalRefOf(journal) };
    if (preview) {
      const shown = await settlements.previewUnsettle(request, { user, entryLimit: mostPreviewEntries });
      return await this.#compareShown(step, place, shown);
    }
    await settlements.unsettle(request, { user });
    return [];
  }

  async #reverse(step: SingleStep, place: StepPlace, user: string): Promise<readonly Difference[]> {
    const { reversals } = this.#scratch.host;
    const { journal, preview = false, ...reversal } = step.reverse!;
    const request = { ...reversal, journal: journalRefOf(journal) };
    if (preview) {
      const shown = await reversals.preview(request, { user, entryLimit: mostPreviewEntries });
      return await this.#compareShown(step, place, shown);
    }
    await reversals.reverse(request, { user });
    return [];
  }

  async #findMirror({ source, in: company, customer }: NonNullable<SingleStep["release"]>): Promise<number> {
    const { company: buyer, number } = journalRefOf(source);
    const mirrors = await this.#scratch.host.store.read((session) =>
      listMirrors(session, this.#scratch.now, { company: buyer, sourceJournal: number }),
    );
    const found = mirrors.find(
      ({ relationship }) =>
        relationship.buyingCompany === buyer &&
        relationship.sellingCompany === company &&
        (customer === undefined || relationship.customer === customer),
    );
    if (found === undefined)
      throw new ContrapostError("CP_MIRROR_UNKNOWN", { mirror: `of ${source} in ${company}` });
    return found.id;
  }
}

async function takeApprovalStep(host: Host, step: SingleStep, user: string): Promise<void> {
  const { submit, approve, reject, recall } = step;
  if (submit !== undefined) await host.journals.submit(journalRefOf(submit), { user });
  if (approve !== undefined) await host.journals.approve(journalRefOf(approve), { user });
  if (reject !== undefined) {
    await host.journals.reject(journalRefOf(reject.journal), { user, reason: reject.reason });
  }
  if (recall !== undefined) await host.journals.recall(journalRefOf(recall), { user });
}

/** Scenarios are read by people; who previews more entries than this is testing something else. */
const mostPreviewEntries = 1000;

/** A party stands on one side; without one there is none of its transactions. */
/** What a step does, in a few words. */
function labelOf(step: SingleStep): string {
  const action = actionKeys.find((key) => key in step) ?? "nothing";
  const value = step[action as keyof SingleStep];
  if (typeof value === "string") return `${action} ${value}`;
  if (action === "post" || action === "enter")
    return `${action} ${labelOfDocument(value as JournalDocument)}`;
  if (step.reject !== undefined) return `reject ${step.reject.journal}`;
  if (step.settle !== undefined) return `settle ${step.settle.vendor ?? step.settle.customer ?? ""}`;
  if (step.unsettle !== undefined) return `unsettle ${step.unsettle.journal}`;
  if (step.reverse !== undefined) return `reverse ${step.reverse.journal}`;
  if (step.release !== undefined) return `release ${step.release.source} in ${step.release.in}`;
  return action;
}
