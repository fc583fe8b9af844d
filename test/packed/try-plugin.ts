import { match } from "node:assert/strict";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installIn, packPackage, shell } from "./packed-packages.js";

const configuration = `database: sqlite:./books.db
plugins:
  - plugin: "@acme/payment-limit"
    config: { limit: "500.00" }
`;

const payments = `journals:
  - company: USMF
    number: PAY-1
    name: VENDPAY
    lines: [{ date: 2024-03-15, vendor: V-1001, debit: "500.00", currency: USD }]
  - company: USMF
    number: PAY-2
    name: VENDPAY
    lines: [{ date: 2024-03-15, vendor: V-1001, debit: "500.01", currency: USD }]
`;

/**
 * Writes a plugin as `contrapost plugin create` does, tests, checks and packs it, and has an empty project, in which
 * nothing else is, load it.
 *
 * @param packages - the packed host and SDK
 */
export async function tryPlugin(root: string, tools: string, packages: readonly string[]): Promise<void> {
  const plugin = join(root, "payment-limit");
  await shell(tools, `npx contrapost plugin create @acme/payment-limit --directory ${plugin}`);
  await installIn(plugin);
  match(await shell(plugin, "npm test"), /\d+ passing/);
  match(await shell(plugin, "npm run check"), /@acme\/payment-limit 0\.1\.0 can be published\./);
  const packed = await packPackage(plugin, root);

  const project = join(root, "empty");
  await mkdir(project);
  await writeFile(join(project, "package.json"), "{}");
  await installIn(project, [...packages, packed]);
  await writeFile(join(project, "contrapost.config.yaml"), configuration);
  await writeFile(join(project, "payments.yaml"), payments);
  await cp(join(plugin, "scenarios", "company.yaml"), join(project, "company.yaml"));
  match(await shell(project, "npx contrapost plugins"), /payment-limit +0\.1\.0/);
  await shell(project, "npx contrapost import company.yaml payments.yaml");
  match(await shell(project, "npx contrapost post USMF/PAY-1"), /USMF\/PAY-1 posted: 1 line, 1 voucher/);
  match(
    await shell(project, "npx contrapost post USMF/PAY-2 2>&1 || true"),
    /objects with PAYMENT_LIMIT_EXCEEDED: 500\.01 USD is above the limit of 500\.00/,
  );
  match(await shell(project, "npx contrapost deliver --json"), /"delivered": 1/);
}
