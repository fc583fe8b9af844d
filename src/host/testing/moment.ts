import { ContrapostError, isDate } from "@contrapost/sdk";

/** A day stands for its noon, so that it is the same day wherever it is read. */
export function parseMoment(text: string, where: string): Date {
  const [day = ""] = text.split("T");
  const moment = new Date(text.includes("T") ? text : `${text}T12:00:00Z`);
  if (isDate(day) && !Number.isNaN(moment.getTime())) return moment;
  throw new ContrapostError("CP_DATE_INVALID", { where, text });
}
