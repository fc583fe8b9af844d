import { fieldKinds, type PluginRights } from "@contrapost/sdk";
import type { PluginInfo } from "../../kernel/index.js";
import type { Column } from "../console/table.js";

/** A plugin in the tree of requirements: under each of the plugins that it requires. */
interface PluginLine {
  readonly plugin: PluginInfo;
  readonly depth: number;
  /** The range in which the plugin under which it stands is required; none at the root. */
  readonly range?: string;
  /** Whether it was shown before, with all that requires it. */
  readonly again: boolean;
}

export const pluginColumns: readonly Column<PluginLine>[] = [
  { head: "Plugin", value: ({ plugin, depth }) => `${indent(depth)}${plugin.id}` },
  { head: "Version", value: ({ plugin }) => plugin.version },
  { head: "Requires", value: ({ range }) => range },
  { head: "State", value: ({ plugin, again }) => (again ? "see above" : stateOf(plugin)) },
  { head: "Companies", value: ({ plugin, again }) => (again ? "" : (plugin.companies?.join(", ") ?? "all")) },
  { head: "On failure", value: ({ plugin, again }) => (again ? "" : plugin.onFailure) },
  { head: "Handlers", right: true, value: ({ plugin, again }) => (again ? "" : String(plugin.hooks.length)) },
  { head: "Rights", value: ({ plugin, again }) => (again ? "" : rightsText(plugin.rights)) },
  { head: "Fields", value: ({ plugin, again }) => (again ? "" : fieldNames(plugin)) },
  { head: "Source", value: ({ plugin, again }) => (again ? "" : plugin.source) },
];

/** The tree, the plugins that require nothing at its roots, in the order in which they load. */
export function pluginTree(plugins: readonly PluginInfo[]): readonly PluginLine[] {
  const shown = new Set<string>();
  const linesOf = (plugin: PluginInfo, depth: number, range?: string): readonly PluginLine[] => {
    const again = shown.has(plugin.id);
    shown.add(plugin.id);
    const line = { plugin, depth, again, ...(range !== undefined && { range }) };
    if (again) return [line];
    const above = plugins.filter(({ requires }) => Object.hasOwn(requires, plugin.id));
    return [
      line,
      ...above.flatMap((other) => linesOf(other, depth + 1, `${plugin.id} ${other.requires[plugin.id]!}`)),
    ];
  };
  return plugins
    .filter(({ requires }) => Object.keys(requires).length === 0)
    .flatMap((root) => linesOf(root, 0));
}

function indent(depth: number): string {
  return depth === 0 ? "" : `${"   ".repeat(depth - 1)}└─ `;
}

/** A host starts with all of its plugins or not at all, so that a plugin that is listed runs. */
function stateOf({ configuration }: PluginInfo): string {
  return configuration === "none"
    ? "running"
    : `running, ${configuration === "given" ? "configured" : "defaults"}`;
}

function rightsText({ create = [], post = [], companies, tables = [] }: PluginRights): string {
  const parts = [
    ...(create.length === 0 ? [] : [`create ${create.join(", ")}`]),
    ...(post.length === 0 ? [] : [`post ${post.join(", ")}`]),
  ];
  const where = companies === undefined || companies === "any" ? "any company" : companies.join(", ");
  const books = parts.length === 0 ? [] : [`${parts.join("; ")} in ${where}`];
  const own = tables.length === 0 ? [] : [`tables ${tables.join(", ")}`];
  return [...books, ...own].join("; ") || "none";
}

/** `party iban, bic; line purpose`. */
function fieldNames({ fields }: PluginInfo): string {
  return fieldKinds
    .flatMap((kind) => {
      const names = fields.filter(({ on }) => on === kind).map(({ name }) => name);
      return names.length === 0 ? [] : `${kind} ${names.join(", ")}`;
    })
    .join("; ");
}
