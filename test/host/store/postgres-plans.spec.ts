import { expect } from "chai";
import { openStore } from "#host/store/open-store.js";
import { postgresUrl } from "#support/postgres.js";

const settings = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin", "plan_cache_mode", "jit"];

describe("transactions on PostgreSQL", () => {
  it("plan their statements by key, and compile none of them, whatever the server is set to", async () => {
    const store = await openStore(await postgresUrl());
    try {
      const read = await store.read((session) =>
        session.rows(
          "SELECT name, setting FROM pg_settings WHERE name = ANY(string_to_array(?, ' ')) ORDER BY name",
          [settings.join(" ")],
        ),
      );
      expect(read).to.deep.equal([
        ["enable_hashjoin", "off"],
        ["enable_mergejoin", "off"],
        ["enable_seqscan", "off"],
        ["jit", "off"],
        ["plan_cache_mode", "force_generic_plan"],
      ]);
    } finally {
      await store.close();
    }
  });
});
