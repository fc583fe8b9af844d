import type { Session, SqlRow } from "../../store/session.js";
import type { Finding } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

const digits = "'0123456789'";

/** Whether the number of voucher `v` is one that the series of the alias gives. */
const isOf = (series: string): string =>
  `LENGTH(v.number) = LENGTH(${series}.prefix) + ${series}.digits
    AND SUBSTR(v.number, 1, LENGTH(${series}.prefix)) = ${series}.prefix
    AND LTRIM(SUBSTR(v.number, LENGTH(${series}.prefix) + 1), ${digits}) = ''`;

/**
 * Every voucher with the series that gave its number. That is the series of its journal name, unless that name has
 * got another series since; none where the series itself has got another prefix or length since.
 */
const vouchers = `SELECT v.company, v.number,
    CASE WHEN ${isOf("own")} THEN own.id
      ELSE (SELECT MIN(other.id) FROM number_series other WHERE other.company = v.company AND ${isOf("other")})
    END AS series,
    LENGTH(v.number) - LENGTH(RTRIM(v.number, ${digits})) AS trailing, COALESCE(own.digits, 18) AS own_digits
  FROM voucher v
  JOIN journal j ON j.id = v.journal_id
  JOIN journal_name n ON n.company = j.company AND n.id = j.name
  LEFT JOIN number_series own ON own.company = v.company AND own.id = n.voucher_series`;

/** The same with the digits that count, at the end of the number. */
const numbered = `SELECT a.company, a.number, a.series, s.next, LENGTH(a.number) AS length,
    CAST(COALESCE(s.digits, CASE WHEN a.own_digits < a.trailing THEN a.own_digits ELSE a.trailing END) AS INTEGER)
      AS digits
  FROM (${vouchers}) a
  LEFT JOIN number_series s ON s.company = a.company AND s.id = a.series`;

const valued = `SELECT b.*, SUBSTR(b.number, 1, b.length - b.digits) AS prefix,
    CAST(NULLIF(SUBSTR(b.number, b.length - b.digits + 1), '') AS BIGINT) AS value
  FROM (${numbered}) b`;

/** Each number with the one that comes after it in its series, or that the series is to give next. */
const followed = `SELECT d.*, LEAD(d.value)
    OVER (PARTITION BY d.company, d.series, d.prefix, d.length ORDER BY d.value) AS following
  FROM (${valued}) d`;

/**
 * Gaps in the voucher numbers, and series that would give a number again. What stands before a series' first voucher
 * is no gap; what stands between its last voucher and its next number is.
 */
export async function missingVoucherNumbers(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("f.company", verification);
  const rows = await session.rows(
    `SELECT f.company, f.series, f.number, f.digits, f.value, f.following, f.next FROM (${followed}) f
     WHERE COALESCE(f.following, f.next, f.value + 1) <> f.value + 1${company.sql}
     ORDER BY f.company, COALESCE(f.series, ''), f.number LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.map(findingOf);
}

function findingOf(row: SqlRow): Finding {
  const number = row[2] as string;
  const size = Number(row[3]);
  const [value, following, next] = row.slice(4) as [bigint, bigint | null, bigint];
  const prefix = number.slice(0, -size);
  const text = (one: bigint): string => prefix + String(one).padStart(size, "0");
  const where = row[1] === null ? `vouchers numbered like ${number}` : `number series ${row[1] as string}`;
  const place = { company: row[0] as string, where };
  const after = following ?? next;
  if (after <= value) {
    const what = "A number series would give a number again.";
    const actual = `${text(after)} is next`;
    return { code: "numberSeriesBehind", ...place, what, expected: `${text(value + 1n)} is next`, actual };
  }
  const [first, last] = [text(value + 1n), text(after - 1n)];
  return {
    code: "voucherNumberMissing",
    ...place,
    what: "Voucher numbers are missing.",
    expected: first === last ? first : `${first} to ${last}`,
    actual: `${number}, then ${text(after)}${following === null ? " as the next to be given" : ""}`,
  };
}
