import type { Locate } from "../masterdata/locate.js";
import type { ProblemList } from "../masterdata/problem-list.js";
import { parseMoment } from "./moment.js";
import { actionKeys, type SingleStep, type Step } from "./step.js";

const paymentActions = ["hold", "releaseHold", "propose"];
const approvalActions = ["submit", "approve", "reject", "recall"];

/** What a remark may stand beside; `refused` may stand beside anything that can fail. */
const actionsOfRemark: Readonly<Record<string, readonly string[]>> = {
  transferFaulty: ["post"],
  transferred: ["post"],
  shows: ["preview", "reverse", "settle", "unsettle"],
  warnings: ["change"],
  proposes: ["propose"],
  refused: [
    "post",
    "enter",
    "preview",
    ...approvalActions,
    "change",
    "release",
    ...paymentActions,
    "revalue",
    "reverse",
    "settle",
    "unsettle",
    "restart",
  ],
  user: [
    "post",
    "enter",
    "preview",
    ...approvalActions,
    "release",
    ...paymentActions,
    "revalue",
    "reverse",
    "settle",
    "unsettle",
    "together",
  ],
};

/** Checks what a schema cannot say: that each step does one thing, and that its remarks fit. */
export function checkSteps(steps: readonly Step[], locate: Locate, problems: ProblemList): void {
  for (const [index, step] of steps.entries()) {
    const at = `/steps/${index}`;
    checkStep(step, at, locate, problems);
    for (const [inner, single] of (step.together ?? []).entries()) {
      checkStep(single, `${at}/together/${inner}`, locate, problems);
    }
  }
}

function checkStep(step: Step | SingleStep, at: string, locate: Locate, problems: ProblemList): void {
  const keys = Object.keys(step);
  const actions = keys.filter((key) => (actionKeys as readonly string[]).includes(key));
  if (actions.length !== 1) {
    const found = actions.length === 0 ? "nothing to do" : actions.join(" and ");
    problems.add("CP_SCENARIO_STEP", { where: locate(at), found, actions: actionKeys.join(", ") });
    return;
  }
  for (const key of keys) {
    const fitting = actionsOfRemark[key];
    if (fitting === undefined || fitting.includes(actions[0]!)) continue;
    problems.add("CP_SCENARIO_REMARK", { where: locate(`${at}/${key}`), key, actions: fitting.join(", ") });
  }
  const { now } = step;
  if (now !== undefined) problems.attempt(() => parseMoment(now, locate(`${at}/now`)));
}
