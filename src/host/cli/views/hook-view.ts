import type { HookHandlerInfo, HookInfo, OrderCause, OrderReason } from "../../kernel/index.js";
import type { Column } from "../console/table.js";

/** A hook's first line carries its name; each further handler stands on a line of its own. */
interface HookLine {
  readonly hook?: HookInfo;
  readonly handler: HookHandlerInfo;
  /** Counted from 1. */
  readonly position: number;
}

export const hookLineColumns: readonly Column<HookLine>[] = [
  { head: "Hook", value: ({ hook }) => hook?.hook },
  { head: "Phase", value: ({ hook }) => hook?.phase },
  { head: "Runs", right: true, value: ({ position }) => String(position) },
  { head: "Handler", value: ({ handler }) => `${handler.plugin}/${handler.handler}` },
  { head: "Companies", value: ({ handler }) => handler.companies?.join(", ") ?? "all" },
  { head: "On failure", value: ({ handler }) => handler.onFailure },
  { head: "Because", value: ({ handler }) => handler.reasons.map(reasonText).join("; ") },
];

export function hookLines(hooks: readonly HookInfo[]): readonly HookLine[] {
  return hooks.flatMap((hook) =>
    hook.handlers.map((handler, index) => ({
      ...(index === 0 && { hook }),
      handler,
      position: index + 1,
    })),
  );
}

const causeTexts: Readonly<Record<OrderCause, (handler: string) => string>> = {
  after: (handler) => `asks to run after ${handler}`,
  before: (handler) => `${handler} asks to run before it`,
  requires: (handler) => `requires the plugin of ${handler}`,
  listed: (handler) => `loads after ${handler}`,
};

function reasonText({ cause, handler }: OrderReason): string {
  return causeTexts[cause](handler);
}
