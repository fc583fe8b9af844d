import { addDays } from "../ledger/cash-discount.js";
import type { InspectedDatabase } from "../store/inspected-database.js";
import {
  checkDeadDeliveries,
  checkPendingDeliveries,
  type PendingOptions,
} from "./checks/check-deliveries.js";
import { checkStuckMirrors, checkWaitingMirrors } from "./checks/check-mirrors.js";
import { checkNumberSeries } from "./checks/check-number-series.js";
import { checkPeriods } from "./checks/check-periods.js";
import { checkRates } from "./checks/check-rates.js";
import type { CheckName } from "./diagnosis.js";
import type { Examination } from "./examination.js";
import { readCompanyPeriods } from "./facts/company-periods.js";
import { readNeededRates, readNewestRates } from "./facts/needed-rates.js";
import { readSeriesUse } from "./facts/number-series.js";
import { readDeadDeliveries, readPendingDeliveries } from "./facts/stuck-deliveries.js";
import { readStuckMirrors, readWaitingMirrors } from "./facts/stuck-mirrors.js";

/** How current books are looked at. */
export interface WorkOptions extends Pick<PendingOptions, "handles"> {
  /** The present: how long something waits is counted to it. */
  readonly now: Date;
  /** The day on the user's calendar: `YYYY-MM-DD`. */
  readonly today: string;
}

/** The checks of {@link examineWork}. */
export const workChecks: readonly CheckName[] = ["mirrors", "deliveries", "periods", "numberSeries", "rates"];

const minute = 60_000;
const day = 24 * 60 * minute;
/** A delivery is due every minute; this is late even for one that a host has died over. */
const late = 15 * minute;
/** A draft mirror waits for its company's people, who have weekends. */
const longWait = 3 * day;
/** Days before the end of the last fiscal period. */
const soon = 14;
/** Days; longer than any row of holidays. */
const oldRate = 7;

/** Looks in current books for work that is stuck, and for what today's postings need. */
export async function examineWork(
  { name, store }: InspectedDatabase,
  examination: Examination,
  { now, today, handles }: WorkOptions,
): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  await examination.make("mirrors", name, async (look) => {
    look.found(checkStuckMirrors(await store.read(readStuckMirrors)));
    const waiting = await store.read((session) => readWaitingMirrors(session, before(longWait)));
    look.found(checkWaitingMirrors(waiting));
  });
  await examination.make("deliveries", name, async (look) => {
    look.found(checkDeadDeliveries(await store.read(readDeadDeliveries)));
    const pending = await store.read(readPendingDeliveries);
    look.found(checkPendingDeliveries(pending, { lateBefore: before(late), handles }));
  });
  await examination.make("periods", `${name}, on ${today}`, async (look) => {
    const companies = await store.read((session) => readCompanyPeriods(session, today));
    look.found(checkPeriods(companies, { today, soon: addDays(today, soon) }));
  });
  await examination.make("numberSeries", name, async (look) => {
    look.found(checkNumberSeries(await store.read(readSeriesUse)));
  });
  await examination.make("rates", `${name}, on ${today}`, async (look) => {
    const needed = await store.read((session) => readNeededRates(session, today));
    const newest = await store.read((session) => readNewestRates(session, today));
    look.found(checkRates(needed, newest, { oldBefore: addDays(today, -oldRate) }));
  });
}
