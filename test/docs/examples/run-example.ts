import { asPlugin, isContrapostError, type Plugin } from "@contrapost/sdk";
import { expect } from "chai";
import { aTradingGroup, aVendorInvoice, aVendorPayment, testHost } from "contrapost/testing";
import type { CompiledProgram } from "./compile-examples.js";

/** Runs a program that registers no tests: what it exports as plugins hears of a posting. */
export async function runExample({ kind, path }: Pick<CompiledProgram, "kind" | "path">): Promise<void> {
  if (kind === "throws") {
    const error: unknown = await import(path).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(isContrapostError(error)).to.equal(true);
    return;
  }
  const exports = Object.values((await import(path)) as Record<string, unknown>);
  const plugins = [
    ...new Set(exports.map((value) => asPlugin(value)).filter((plugin) => plugin !== undefined)),
  ];
  if (plugins.length > 0) await tryPlugins(plugins);
}

/** Has a payment posted or objected to; a handler that fails is a fault of the example. */
async function tryPlugins(plugins: readonly Plugin[]): Promise<void> {
  const books = await testHost({
    plugins: ["@contrapost/intercompany-settlement", ...plugins],
    setup: aTradingGroup(),
  });
  try {
    await books.post(aVendorInvoice());
    const { refusal } = await books.attempt(aVendorPayment({ settles: "INV-1" }));
    const objections = new Set(refusal?.problems.map(({ code }) => code));
    expect(refusal === undefined || [...objections].join() === "CP_OBJECTION", refusal?.message).to.equal(
      true,
    );
    await books.delivered();
  } finally {
    await books.close();
  }
}
