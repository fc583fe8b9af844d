import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

interface Row {
  readonly bench: string;
  readonly store: string;
  readonly lines: number;
  readonly oursPerSecond: number;
  readonly floorPerSecond: number;
  readonly ratio: number;
  readonly peakRssMb: number;
  readonly microsecondsPerLine: number;
  readonly statementsPerLine: number;
}

const script = fileURLToPath(new URL("../../../bench/dist/bench.js", import.meta.url));
const quick = ["--lines", "200", "--rounds", "1", "--warm-up", "50"];

function bench(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", script, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run bench", function () {
  this.timeout(60_000);

  it("prints a JSON array of one row per store and size, with progress on standard error", () => {
    const { status, stdout, stderr } = bench("--json", ...quick);

    expect(status, stderr).to.equal(0);
    const rows = JSON.parse(stdout) as Row[];
    expect(rows.map(({ bench: name, store, lines }) => [name, store, lines])).to.deep.equal([
      ["mirror", "sqlite", 200],
      ["mirror", "postgres", 200],
    ]);
    for (const row of rows) expectFigures(row);
    expect(stderr.trimEnd().split("\n")).to.deep.equal([
      "sqlite: preparing the warm-up",
      "sqlite, 200 lines: preparing invoices and payments",
      "sqlite, 200 lines: round 1 of 1",
      "postgres: preparing the warm-up",
      "postgres, 200 lines: preparing invoices and payments",
      "postgres, 200 lines: round 1 of 1",
    ]);
  });

  it("prints a table without --json", () => {
    const { status, stdout, stderr } = bench("--store", "sqlite", ...quick);

    expect(status, stderr).to.equal(0);
    const [head = "", row = "", ...more] = stdout.split("\n");
    expect(head.split(/ {2,}/)).to.deep.equal([
      "store",
      "lines",
      "ours/s",
      "floor/s",
      "ratio",
      "µs/line",
      "statements/line",
      "peak RSS MB",
    ]);
    expect(row).to.match(/^sqlite {2,}200( {2,}[\d,]+){2} {2,}\d+\.\d\d {2,}\d+\.\d {2,}\d+\.\d{3} {2,}\d+$/);
    expect(more).to.deep.equal([""]);
  });

  it("sets the dispatcher beside a bare loop and other libraries, and times the start", () => {
    const { status, stdout, stderr } = bench("--json", "--bench", "dispatch,start", "--rounds", "1");

    expect(status, stderr).to.equal(0);
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    const rate = ["ours", "bareLoop", "tapable", "hookable", "emittery"].map((name) => `${name}PerSecond`);
    const sizes = ["dispatch", "dispatch-context"].flatMap((name) =>
      ["sync", "async"].flatMap((kind) => [1, 5, 50].map((handlers) => [name, handlers, kind])),
    );
    expect(rows.slice(0, 12).map((row) => [row["bench"], row["handlers"], row["kind"]])).to.deep.equal(sizes);
    for (const row of rows.slice(0, 12)) {
      expect(Object.keys(row)).to.deep.equal(["bench", "handlers", "kind", ...rate]);
      for (const name of rate) expect(row[name]).to.be.a("number").greaterThan(0);
    }
    const starts = rows.slice(12).map(({ milliseconds, ...row }) => [row, typeof milliseconds]);
    expect(starts).to.deep.equal([
      [{ bench: "start", plugins: 10 }, "number"],
      [{ bench: "start", plugins: 100 }, "number"],
    ]);
  });

  it("refuses an option that it does not understand, and measures nothing", () => {
    const { status, stdout, stderr } = bench("--lines", "1e3");

    expect(status).to.equal(2);
    expect(stdout).to.equal("");
    expect(stderr.split("\n").slice(0, 3)).to.deep.equal([
      '--lines takes whole numbers from 1 to 9999999, not "1e3".',
      "",
      "Usage: npm run bench -- [options]",
    ]);
    expect(bench("--bench", "speed").stderr.split("\n")[0]).to.equal(
      '--bench takes mirror, dispatch, start, not "speed".',
    );
  });
});

function expectFigures(row: Row): void {
  expect(Object.keys(row)).to.deep.equal([
    "bench",
    "store",
    "lines",
    "oursPerSecond",
    "floorPerSecond",
    "ratio",
    "peakRssMb",
    "microsecondsPerLine",
    "statementsPerLine",
  ]);
  for (const figure of Object.values(row).slice(2)) expect(figure).to.be.a("number").greaterThan(0);
  expect(row.ratio).to.be.closeTo(row.oursPerSecond / row.floorPerSecond, 0.01);
  expect(row.microsecondsPerLine).to.be.closeTo(1e6 / row.oursPerSecond, row.microsecondsPerLine / 100);
  // Whatever 200 lines take, it is not a statement for each of them.
  expect(row.statementsPerLine).to.be.lessThan(1);
}
