/**
 * What must not compile in a plugin's definition. Nothing here runs: `tsc` itself is the test, for it reports an
 * expected error that does not come.
 */
import {
  type AmendContext,
  clockService,
  type CommittedContext,
  defineEvent,
  definePlugin,
  defineService,
  type Journal,
  loggerService,
  type Objection,
  onGeneralJournalPosted,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  type PostedJournal,
  type PostingContext,
} from "@contrapost/sdk";

const desk = defineService<{ quote(pair: string): number }>("treasury.desk");
const breach = defineEvent<{ readonly limit: bigint }>("treasury", "limitBreach");
const objection: Objection = { code: "NO", message: "no" };
const who = { id: "treasury", version: "1.0.0", host: "^0.1.0" } as const;

export const payloads = definePlugin({
  ...who,
  register({ on }) {
    on(
      onVendorPaymentJournalPosted,
      async function fits(_posted: PostedJournal, _posting: PostingContext) {},
    );
    on(breach.posted, function fitsToo(_breach: { readonly limit: bigint }) {});
    // @ts-expect-error a posted hook hands over no text
    on(onVendorPaymentJournalPosted, function payload(_posted: string) {});
    // @ts-expect-error an event hands over what it was defined with
    on(breach.posted, function event(_breach: { readonly limit: string }) {});
    // @ts-expect-error a validate handler gets no posting context
    on(onVendorPaymentJournalValidate, function context(_journal: Journal, _posting: PostingContext) {});
    on(onGeneralJournalPosted, function change(posted) {
      // @ts-expect-error what is posted cannot be changed
      posted.lineCount = 0;
    });
    // @ts-expect-error the hook is a value, not its name
    on("onVendorPaymentJournalPosted", function name() {});
  },
});

export const results = definePlugin({
  ...who,
  register({ on }) {
    on(onVendorPaymentJournalValidate, () => [objection]);
    // @ts-expect-error a posted handler refuses by throwing, not by an objection
    on(onVendorPaymentJournalPosted, function veto() {
      return objection;
    });
    // @ts-expect-error nor by a promise of one
    on(onVendorPaymentJournalPosted, async function veto() {
      return [objection];
    });
    // @ts-expect-error an objection has a code and a message
    on(onVendorPaymentJournalValidate, function text() {
      return "no";
    });
    // @ts-expect-error an amend handler returns the whole payload
    on(onVendorPaymentJournalAmend, function part(payload) {
      return { lines: payload.lines };
    });
    // @ts-expect-error a committed handler returns nothing
    on(onVendorPaymentJournalCommitted, async function answer() {
      return true;
    });
  },
});

export const services = definePlugin({
  ...who,
  uses: { log: loggerService, desk },
  provides: [desk],
  register({ services: own, provide }) {
    own.log.info("started", { quote: own.desk.quote("EUR/USD") });
    // @ts-expect-error the clock is not declared in uses
    own.clock.now();
    // @ts-expect-error the desk has no such method
    own.desk.buy();
    // @ts-expect-error a service must be what its token says
    provide(desk, { quote: (pair: string) => pair });
  },
});

export const identity = [
  // @ts-expect-error a plugin says for which hosts it is made
  definePlugin({ id: "a", version: "1.0.0", register: () => undefined }),
  // @ts-expect-error there is no such document
  definePlugin({ ...who, rights: { create: ["invoice"], companies: "any" }, register: () => undefined }),
  // @ts-expect-error a mirror is recorded, not posted
  definePlugin({ ...who, rights: { post: ["mirror"], companies: "any" }, register: () => undefined }),
  // @ts-expect-error a service is named by its token
  definePlugin({ ...who, uses: { clock: "host.clock" }, register: () => undefined }),
  definePlugin({ ...who, uses: { clock: clockService }, register: () => undefined }),
];

export function contexts(amending: AmendContext, committed: CommittedContext, posting: PostingContext): void {
  // @ts-expect-error an amend handler writes nothing
  amending.in("USMF");
  // @ts-expect-error a committed handler is outside the transaction
  committed.in("USMF");
  // @ts-expect-error a context is not to be changed
  posting.company = "DEMF";
}
