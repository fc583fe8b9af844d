import type { CommandEntry } from "./command.js";

/** All commands, in the order of the overview. */
export const commandList: readonly CommandEntry[] = [
  {
    name: "init",
    summary: "write a working project to start from",
    load: () => import("./commands/init.js"),
  },
  {
    name: "import",
    summary: "bring in master data, rates, invoices and journals from files",
    load: () => import("./commands/import.js"),
  },
  { name: "post", summary: "post a journal, or preview it", load: () => import("./commands/post.js") },
  {
    name: "submit",
    summary: "submit a journal whose name asks for approval",
    load: () => import("./commands/submit.js"),
  },
  { name: "approve", summary: "approve a submitted journal", load: () => import("./commands/approve.js") },
  {
    name: "reject",
    summary: "reject a submitted or approved journal",
    load: () => import("./commands/reject.js"),
  },
  {
    name: "recall",
    summary: "take back a journal that you submitted",
    load: () => import("./commands/recall.js"),
  },
  {
    name: "propose",
    summary: "propose payments of what is due to vendors",
    load: () => import("./commands/propose.js"),
  },
  {
    name: "settle",
    summary: "settle what a vendor or customer has open with each other",
    load: () => import("./commands/settle.js"),
  },
  {
    name: "unsettle",
    summary: "undo what a journal settled",
    load: () => import("./commands/unsettle.js"),
  },
  {
    name: "reverse",
    summary: "take back a posted journal, or some of its vouchers",
    load: () => import("./commands/reverse.js"),
  },
  {
    name: "holds",
    summary: "list, place or release payment holds of invoices",
    load: () => import("./commands/holds.js"),
  },
  {
    name: "parties",
    summary: "list vendors and customers",
    load: () => import("./commands/parties.js"),
  },
  { name: "journals", summary: "list journals", load: () => import("./commands/journals.js") },
  {
    name: "transactions",
    summary: "list invoices and payments of vendors and customers",
    load: () => import("./commands/transactions.js"),
  },
  { name: "ledger", summary: "list ledger entries of a company", load: () => import("./commands/ledger.js") },
  {
    name: "mirrors",
    summary: "list, show or release mirrored payments",
    load: () => import("./commands/mirrors.js"),
  },
  {
    name: "trace",
    summary: "follow a journal or voucher into the other company's books",
    load: () => import("./commands/trace.js"),
  },
  {
    name: "reconcile",
    summary: "compare what two companies owe each other",
    load: () => import("./commands/reconcile.js"),
  },
  {
    name: "verify",
    summary: "look for faults in the books",
    load: () => import("./commands/verify.js"),
  },
  {
    name: "revalue",
    summary: "revalue what is open in foreign currency at a date",
    load: () => import("./commands/revalue.js"),
  },
  {
    name: "trial-balance",
    summary: "show what each account holds",
    load: () => import("./commands/trial-balance.js"),
  },
  {
    name: "statement",
    summary: "show an account's entries with its running balance",
    load: () => import("./commands/statement.js"),
  },
  {
    name: "party-ledger",
    summary: "show what a vendor or customer has open, and what settled the rest",
    load: () => import("./commands/party-ledger.js"),
  },
  {
    name: "ageing",
    summary: "show what is open by how long it is overdue",
    load: () => import("./commands/ageing.js"),
  },
  {
    name: "plugins",
    summary: "show the plugins, what they require and what they may do",
    load: () => import("./commands/plugins.js"),
  },
  {
    name: "hooks",
    summary: "show who runs on each hook, in which order and why",
    load: () => import("./commands/hooks.js"),
  },
  {
    name: "plugin",
    summary: "write a plugin's package to start from, or check one before it is published",
    load: () => import("./commands/plugin.js"),
  },
  {
    name: "deliver",
    summary: "deliver what waits in the outbox for plugins",
    load: () => import("./commands/deliver.js"),
  },
  {
    name: "doctor",
    summary: "look at the whole installation, also where nothing starts",
    load: () => import("./commands/doctor.js"),
  },
  {
    name: "export",
    summary: "write a journal as files for another system",
    load: () => import("./commands/export.js"),
  },
  { name: "scenario", summary: "run scenario files", load: () => import("./commands/scenario.js") },
];
