import { type HandlerKind, measureDispatch } from "./measure-dispatch.js";

/** Measures one number and kind of handlers, given as JSON, and prints the row as JSON. */
const [handlers, kind, rounds] = JSON.parse(process.argv[2] ?? "") as [number, HandlerKind, number?];
console.log(JSON.stringify(await measureDispatch(handlers, kind, rounds)));
