import { expect } from "chai";
import pg from "pg";
import { postgresUrl } from "./postgres.js";

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

describe("postgresUrl", () => {
  it("gives each caller an empty database of its own", async () => {
    const [one, other] = await Promise.all([postgresUrl(), postgresUrl()]);
    await query(one, "CREATE TABLE voucher (number text)");

    const tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    expect(await query(one, tables)).to.deep.equal([{ tablename: "voucher" }]);
    expect(await query(other, tables)).to.deep.equal([]);
  });

  it("sorts text by code point, so that results do not depend on the machine's locale", async () => {
    const url = await postgresUrl();
    const rows = await query(url, "SELECT v FROM (VALUES ('a'), ('B'), ('ä')) AS t(v) ORDER BY v");
    expect(rows).to.deep.equal([{ v: "B" }, { v: "a" }, { v: "ä" }]);
  });
});
