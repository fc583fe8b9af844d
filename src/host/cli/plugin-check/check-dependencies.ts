import intersects from "semver/ranges/intersects.js";
import validRange from "semver/ranges/valid.js";
import satisfies from "semver/functions/satisfies.js";
import { hostVersion } from "../../host-version.js";
import { type CheckedPackage, objectAt } from "./checked-package.js";
import { finding, type PackageFinding } from "./finding.js";

const sdk = "@contrapost/sdk";

/** What the SDK brings along: a second copy of it would not know what the first one registered. */
const ofTheSdk = ["class-validator", "class-transformer", "reflect-metadata"];

/** Whether the plugin takes the SDK of the host that runs it, and neither a host nor a second copy of its own. */
export function checkDependencies(checked: CheckedPackage): readonly PackageFinding[] {
  const peers = objectAt(checked, "peerDependencies");
  const own = objectAt(checked, "dependencies");
  const findings: PackageFinding[] = [];
  const range = peers[sdk];
  if (range === undefined)
    findings.push(finding("package.json, peerDependencies", "CP_PACKAGE_PEER_MISSING"));
  else if (typeof range !== "string" || validRange(range) === null) {
    findings.push(
      finding(`package.json, peerDependencies.${sdk}`, "CP_PACKAGE_PEER_RANGE", {
        range: JSON.stringify(range),
      }),
    );
  } else if (!satisfies(hostVersion, range, { includePrerelease: true })) {
    const facts = { range, version: hostVersion };
    findings.push(finding(`package.json, peerDependencies.${sdk}`, "CP_PACKAGE_PEER_VERSION", facts));
  } else findings.push(...checkHostRange(checked, range));
  for (const name of [sdk, "contrapost", ...ofTheSdk]) {
    if (own[name] === undefined) continue;
    findings.push(finding(`package.json, dependencies.${name}`, "CP_PACKAGE_SECOND_COPY", { name }));
  }
  return findings;
}

/** The host comes with the SDK of its own version, so that the two ranges must meet. */
function checkHostRange(checked: CheckedPackage, range: string): readonly PackageFinding[] {
  const { host } = objectAt(checked, "contrapost") as { readonly host?: unknown };
  if (typeof host !== "string" || validRange(host) === null || intersects(host, range)) return [];
  return [finding("package.json, contrapost.host", "CP_PACKAGE_HOST_RANGE", { host, range })];
}
