import { expect } from "chai";
import { parseDatabaseUrl } from "#host/store/database-url.js";
import { thrownError } from "../../sdk/errors/thrown-error.js";

const sqlite = (file: string, busyTimeout = 5000) => ({ engine: "sqlite", file, busyTimeout, name: file });

describe("a database URL", () => {
  it("names a SQLite file, by a path that is taken as written, or memory", () => {
    const cases = {
      "sqlite:./books.db": sqlite("./books.db"),
      "sqlite:books 100%.db": sqlite("books 100%.db"),
      "sqlite:/var/books.db": sqlite("/var/books.db"),
      "sqlite:///var/books.db": sqlite("/var/books.db"),
      "sqlite::memory:": sqlite(":memory:"),
      "sqlite:books.db?busyTimeout=100": sqlite("books.db", 100),
      "sqlite::memory:?busyTimeout=0": sqlite(":memory:", 0),
    };
    for (const [url, target] of Object.entries(cases)) expect(parseDatabaseUrl(url)).to.deep.equal(target);
  });

  it("names a PostgreSQL database, which messages call by host, port and database", () => {
    const cases = {
      "postgres://ada:secret@db.example.com:6432/books?sslmode=require": "db.example.com:6432/books",
      "postgresql://localhost/books": "localhost:5432/books",
      "postgres:///books": "localhost:5432/books",
    };
    for (const [url, name] of Object.entries(cases)) {
      expect(parseDatabaseUrl(url)).to.deep.equal({ engine: "postgres", url, name });
    }
  });

  it("is refused where it is unclear, without showing a password", () => {
    const scheme = "it starts with neither sqlite: nor postgres:";
    const timeout = "busyTimeout is a whole number of milliseconds up to 3600000";
    const cases: readonly (readonly [url: string, shown: string, reason: string])[] = [
      ["", "", scheme],
      ["./books.db", "./books.db", scheme],
      ["mysql://ada:secret@host/books", "mysql://***@host/books", scheme],
      ["postgres//ada:secret@host/books", "***@host/books", scheme],
      ["mysql://ada:se@c?r/et@host/books?password=secret", "mysql://***@host/books?***", scheme],
      ["sqlite:", "sqlite:", "it names no file"],
      ["sqlite:?busyTimeout=1", "sqlite:?busyTimeout=1", "it names no file"],
      [
        "sqlite://books.db",
        "sqlite://books.db",
        "a file has no host; write sqlite:./file.db or sqlite:/path/file.db",
      ],
      ["sqlite:a?b?c", "sqlite:a?b?c", "a file name cannot contain a question mark"],
      ["sqlite:a.db?mode=ro", "sqlite:a.db?mode=ro", "there is no parameter mode"],
      ["sqlite:a.db?busyTimeout=", "sqlite:a.db?busyTimeout=", timeout],
      ["sqlite:a.db?busyTimeout=1e3", "sqlite:a.db?busyTimeout=1e3", timeout],
      ["sqlite:a.db?busyTimeout=9999999", "sqlite:a.db?busyTimeout=9999999", timeout],
      ["postgres://ada:secret@host", "postgres://***@host", "it names no database"],
      ["postgres://ada:secret@host:x/books", "postgres://***@host:x/books", "it is not written as a URL"],
    ];
    for (const [url, shown, reason] of cases) {
      expect(thrownError(() => parseDatabaseUrl(url))).to.deep.equal({
        code: "CP_DATABASE_URL",
        message: `"${shown}" is not a database URL: ${reason}.`,
        mend: "Write sqlite:./path/file.db, sqlite::memory: or postgres://user:password@host:5432/database.",
        facts: { url: shown, reason },
      });
    }
  });
});
