// Posts a trade between two companies on new books in a file, and shows what became of it.
import { openDemoHost, postTrade } from "./post-trade.js";
import { readResult } from "./read-result.js";
import { resultText } from "./show-result.js";

const host = await openDemoHost();
try {
  await postTrade(host);
  console.log(resultText(await readResult(host)));
} finally {
  await host.close();
}
