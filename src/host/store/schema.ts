import { masterDataTables } from "./master-data-tables.js";
import { postingTables } from "./posting-tables.js";

/**
 * The one schema, written once for both engines. `{id}` is the engine's own spelling of a primary key of integers,
 * `{clustered}` asks for rows kept in key order where the engine can. Amounts are BIGINT minor units, a debit
 * positive; booleans are 0/1; dates are `YYYY-MM-DD`; instants ISO 8601.
 */
export const schemaTables = masterDataTables + postingTables;
