/** What must not compile in a plugin's class. Nothing here runs: `tsc` itself is the test. */
import {
  type Clock,
  clockService,
  defineService,
  type Journal,
  type Logger,
  loggerService,
  type Objection,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  type PostedJournal,
  type PostingContext,
  type ValidateContext,
} from "@contrapost/sdk";
import { Inject, InjectConfig, On, OnStop, Plugin, Provide } from "@contrapost/sdk/decorators";

interface Desk {
  quote(pair: string): number;
}
const desk = defineService<Desk>("treasury.desk");

@Plugin({
  id: "treasury",
  version: "1.0.0",
  host: "^0.1.0",
  rights: { create: ["general"], companies: "any" },
})
export class Fits {
  constructor(
    @Inject(loggerService) readonly log: Logger,
    @InjectConfig() readonly config: object,
    // A service may be more than the parameter asks for.
    @Inject(clockService) readonly clock: Pick<Clock, "now">,
  ) {}

  @On(onVendorPaymentJournalPosted, { after: ["limits"] })
  async pay(_posted: PostedJournal, _posting: PostingContext): Promise<void> {}

  @On(onVendorPaymentJournalValidate)
  check(_journal: Journal, context: ValidateContext): readonly Objection[] {
    return context.preview ? [] : [{ code: "NO", message: "no" }];
  }

  @Provide(desk)
  desk(): Desk {
    return { quote: () => 1 };
  }

  @OnStop()
  async close(): Promise<void> {}
}

export class Injection {
  constructor(
    @Inject(loggerService) readonly log: Logger,
    // @ts-expect-error a logger is no clock
    @Inject(loggerService) readonly clock: Clock,
    // @ts-expect-error a token, not its id
    @Inject("host.clock") readonly second: Clock,
  ) {}
}

export class Methods {
  // @ts-expect-error a posted hook hands over no text
  @On(onVendorPaymentJournalPosted)
  payload(_posted: string): void {}

  // @ts-expect-error a posted handler refuses by throwing, not by an objection
  @On(onVendorPaymentJournalPosted)
  async result(): Promise<Objection> {
    return { code: "NO", message: "no" };
  }

  // @ts-expect-error a validate handler gets no posting context
  @On(onVendorPaymentJournalValidate)
  context(_journal: Journal, _posting: PostingContext): void {}

  // @ts-expect-error there is no such option
  @On(onVendorPaymentJournalPosted, { first: true })
  option(): void {}

  // @ts-expect-error the method answers no desk
  @Provide(desk)
  service(): string {
    return "desk";
  }

  // @ts-expect-error nobody hands work for the stop anything
  @OnStop()
  stop(_reason: string): void {}
}

// @ts-expect-error a class says for which hosts it is made
@Plugin({ id: "treasury", version: "1.0.0" })
export class Nameless {}

// @ts-expect-error what it uses follows from @Inject
@Plugin({ id: "treasury", version: "1.0.0", host: "*", uses: {} })
export class Uses {}
