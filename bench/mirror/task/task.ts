import { prepareBooks } from "../books/prepare-books.js";
import { postPayments } from "./post-payments.js";
import type { Task } from "./run-task.js";
import { writeRows } from "./write-rows.js";

/** Runs one task, given as JSON, and prints its result as JSON. */
function run(task: Task): Promise<unknown> {
  switch (task.task) {
    case "prepare":
      return prepareBooks(task.database, task.size);
    case "post":
      return postPayments(task);
    case "write":
      return writeRows(task);
  }
}

console.log(JSON.stringify(await run(JSON.parse(process.argv[2] ?? "") as Task)));
