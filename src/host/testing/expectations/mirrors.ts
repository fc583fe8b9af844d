import { listMirrorLines } from "../../inquiry/mirror-lines.js";
import { listMirrors, type MirrorOverview } from "../../inquiry/mirrors.js";
import type { Session } from "../../store/session.js";
import type { Fact } from "../facts.js";
import { type FlowValue, yamlFlow } from "../yaml-flow.js";
import type { Expected } from "./expected.js";
import type { MirrorsExpectation } from "./mirror-expectation.js";

type MirrorExpectation = MirrorsExpectation[number];

export function expectedMirrors({ value, at, locate }: Expected<MirrorsExpectation>): Fact[] {
  return value.flatMap((mirror, index): Fact[] => {
    const pointer = `${at}/${index}`;
    const { lines = [], audit } = mirror;
    const place = mirrorPlace(mirror);
    return [
      { place: "mirrors", where: locate(at), text: headText(mirror) },
      ...lines.map((tie) => ({
        place: `${place}, lines`,
        where: locate(`${pointer}/lines`),
        text: tieText(tie),
      })),
      ...(audit === undefined
        ? []
        : [{ place: `${place}, audit`, where: locate(`${pointer}/audit`), text: auditText(audit) }]),
    ];
  });
}

/** All mirrors; what is kept of their making only where the scenario speaks of it. */
export async function actualMirrors(
  session: Session,
  now: Date,
  expected: MirrorsExpectation,
): Promise<Fact[]> {
  const audited = new Set(expected.filter(({ audit }) => audit !== undefined).map(mirrorPlace));
  const facts: Fact[] = [];
  for (const mirror of await listMirrors(session, now)) {
    const head = headOf(mirror);
    const place = mirrorPlace(head);
    facts.push({ place: "mirrors", text: headText(head) });
    for (const { source, target, flag } of await listMirrorLines(session, mirror.id)) {
      const text = tieText({
        source: String(source.line),
        voucher: source.voucher ?? "",
        target: String(target.line),
        ...(target.voucher === undefined ? {} : { targetVoucher: target.voucher }),
        ...(flag === undefined ? {} : { flag }),
      });
      facts.push({ place: `${place}, lines`, text });
    }
    if (audited.has(place)) facts.push({ place: `${place}, audit`, text: auditText(auditOf(mirror)) });
  }
  return facts;
}

function headOf({ source, relationship, status, target, reason }: MirrorOverview): MirrorExpectation {
  return {
    source: `${source.company}/${source.number}`,
    in: relationship.sellingCompany,
    customer: relationship.customer,
    status,
    ...(target === undefined ? {} : { journal: target.number }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function auditOf(mirror: MirrorOverview): NonNullable<MirrorExpectation["audit"]> {
  const { createdAt, resolvedAt, ageDays } = mirror;
  return {
    user: mirror.initiatedBy,
    plugin: `${mirror.plugin} ${mirror.pluginVersion}`,
    policy: mirror.policyThen,
    created: createdAt.slice(0, 10),
    ...(resolvedAt === undefined ? {} : { resolved: resolvedAt.slice(0, 10) }),
    ...(ageDays === 0 ? {} : { ageDays: String(ageDays) }),
  };
}

function headText({ source, in: company, customer, status, journal, reason }: MirrorExpectation): string {
  const why = reason === undefined ? undefined : { code: reason.code, text: reason.text };
  return yamlFlow({ source, in: company, customer, status, journal, reason: why });
}

function tieText({
  source,
  voucher,
  target,
  targetVoucher,
  flag,
}: NonNullable<MirrorExpectation["lines"]>[number]): string {
  return yamlFlow({ source, voucher, target, targetVoucher, flag });
}

function auditText(audit: NonNullable<MirrorExpectation["audit"]>): string {
  const { user, plugin, policy, created, resolved, ageDays } = audit;
  const { paymentJournal, postAutomatically = false, onFailure } = policy;
  const then: FlowValue = { paymentJournal, postAutomatically, onFailure };
  return yamlFlow({ user, plugin, policy: then, created, resolved, ageDays });
}

function mirrorPlace({
  source,
  in: company,
  customer,
}: Pick<MirrorExpectation, "source" | "in" | "customer">): string {
  return `mirrors, ${source} in ${company} (${customer})`;
}
