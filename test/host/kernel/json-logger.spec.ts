import { ContrapostError } from "@contrapost/sdk";
import { jsonLogger } from "#host/kernel/index.js";
import { loggerWith } from "#host/kernel/json-logger.js";
import { expect } from "chai";

const clock = { now: () => new Date("2024-03-01T10:00:00.000Z") };

function logging(level: "debug" | "warn") {
  const lines: string[] = [];
  return { lines, logger: jsonLogger({ level, clock, write: (line) => lines.push(line) }) };
}

describe("jsonLogger", () => {
  it("writes one line of JSON for each entry from its level on", () => {
    const { logger, lines } = logging("warn");
    logger.debug("not this");
    logger.info("nor this");
    logger.warn("rate is old", { company: "USMF", days: 3 });
    logger.error("two\nlines");

    expect(lines).to.deep.equal([
      '{"time":"2024-03-01T10:00:00.000Z","level":"warn","message":"rate is old","company":"USMF","days":3}\n',
      '{"time":"2024-03-01T10:00:00.000Z","level":"error","message":"two\\nlines"}\n',
    ]);
  });

  it("writes amounts as texts, errors with their names and messages, and never fails", () => {
    const { logger, lines } = logging("debug");
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    logger.debug("amount", { amount: 5n });
    logger.info("failed", {
      error: new TypeError("no"),
      own: new ContrapostError("CP_DELIVERY_UNKNOWN", { delivery: 3 }),
    });
    logger.info("circle", circle);

    const start = '{"time":"2024-03-01T10:00:00.000Z",';
    expect(lines).to.deep.equal([
      `${start}"level":"debug","message":"amount","amount":"5"}\n`,
      `${start}"level":"info","message":"failed","error":{"name":"TypeError","message":"no"},"own":{"code":"CP_DELIVERY_UNKNOWN","message":"There is no delivery 3.","mend":"List the deliveries and take the number from there.","facts":{"delivery":3}}}\n`,
      `${start}"level":"info","message":"circle"}\n`,
    ]);
  });

  it("lets no fact pose as the entry's own time, level or message, nor as another plugin", () => {
    const { logger, lines } = logging("warn");
    loggerWith(logger, { plugin: "treasury" }).warn("real", {
      message: "forged",
      level: "info",
      plugin: "other",
    });

    expect(lines).to.deep.equal([
      '{"time":"2024-03-01T10:00:00.000Z","level":"warn","message":"real","plugin":"treasury"}\n',
    ]);
  });
});
