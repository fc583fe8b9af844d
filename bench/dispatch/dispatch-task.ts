import { type DispatchRow, type HandlerKind, measureDispatch } from "./measure-dispatch.js";

/** Measures one number and kind of handlers, given as JSON, and prints the row as JSON. */
const [bench, handlers, kind, rounds] = JSON.parse(process.argv[2] ?? "") as [
  DispatchRow["bench"],
  number,
  HandlerKind,
  number?,
];
console.log(JSON.stringify(await measureDispatch(handlers, { bench, kind }, rounds)));
