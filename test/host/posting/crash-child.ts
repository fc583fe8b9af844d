import { definePlugin, onVendorPaymentJournalPosted } from "@contrapost/sdk";
import { openHost } from "contrapost";

/** Posts a payment in books that a test has prepared, and dies like a machine without power: at once, by itself. */
const [database = "", moment = ""] = process.argv.slice(2);

function die(): void {
  process.kill(process.pid, "SIGKILL");
}

const power = definePlugin({
  id: "power-cut",
  version: "1.0.0",
  host: "*",
  register({ on }) {
    on(
      onVendorPaymentJournalPosted,
      function cutPower() {
        if (moment === "duringPosting") die();
      },
      { after: ["intercompany-settlement"] },
    );
  },
});

const host = await openHost({ database, plugins: ["@contrapost/intercompany-settlement", power] });
await host.journals.post({ company: "BUY", number: "PAY-1" }, { user: "ann" });
die();
