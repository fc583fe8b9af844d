import pg from "pg";

/** PostgreSQL's numbers of the types that our queries answer. */
const { BOOL, FLOAT4, FLOAT8, INT2, INT4, INT8, NUMERIC } = pg.types.builtins;

const asText = (text: string) => text;
const parsers = new Map<number, (text: string) => unknown>([
  [INT2, BigInt],
  [INT4, BigInt],
  [INT8, BigInt],
  // What sum() makes of integers.
  [NUMERIC, (text) => (/^-?\d+$/.test(text) ? BigInt(text) : text)],
  [BOOL, (text) => (text === "t" ? 1n : 0n)],
  [FLOAT4, Number],
  [FLOAT8, Number],
]);

/** Reads columns as `SqlValue` promises. Given to our own connections, so that nobody else's use of pg changes. */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number) => parsers.get(oid) ?? asText) as pg.CustomTypesConfig["getTypeParser"],
};
