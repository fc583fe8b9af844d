import type { AccountRef, Side } from "@contrapost/sdk";
import type { JournalInput, JournalLineInput } from "contrapost";
import type { GeneralCommand, VoucherPick } from "./command.js";
import { type Paying, payingCompany, paymentLine } from "./plan-payments.js";
import type { State } from "./state.js";
import { days, offsetOfInvoices } from "./world.js";

const bank: AccountRef = { type: "bank", id: "OPER" };

/** A general journal with vouchers of every shape that they may have. */
export function planGeneral(command: GeneralCommand, state: State): JournalInput {
  const company = payingCompany(command.company, state, command.side);
  const paying: Paying = { company, side: command.side, taken: new Map() };
  const lines = command.vouchers.flatMap((pick, index) => voucher(command, pick, state, paying, `V${index}`));
  return { company, name: "GENERAL", lines };
}

function voucher(
  { side, day }: GeneralCommand,
  { shape, payments }: VoucherPick,
  state: State,
  paying: Paying,
  label: string,
): readonly JournalLineInput[] {
  const lines = payments.map((pick) => paymentLine(pick, state, paying));
  const date = days[day]!;
  const together = lines.map((line) => ({ ...line, date, voucher: label }));
  switch (shape) {
    case "offset":
      return lines.map((line) => ({ ...line, offset: bank }));
    case "turned":
      return lines.map((line) => turned(line));
    case "lines":
      return [...together, ...balancing(together)];
    case "invoice":
      return together.flatMap((line, index) =>
        invoice(line, side, `G-${state.vouchers.length}-${label}-${index}`),
      );
    case "bank":
      return lines.map((line) => ({ ...bankLine(line), offset: offsetOfInvoices(side) }));
    case "unbalanced":
      return [...together, ...balancing(together).slice(1)];
    case "apart":
      return [...lines.map((line) => ({ ...line, offset: bank, voucher: "V0" })), ...lines];
    case "parties":
      return lines.map((line) => ({ ...line, offset: otherParty(side) }));
    case "alone":
      return lines.slice(0, 1);
    case "dates":
      return [
        ...together,
        ...balancing(together).map((line) => ({ ...line, date: days[(day + 1) % days.length]! })),
      ];
  }
}

function otherParty(side: Side): AccountRef {
  return side === "vendor" ? { type: "customer", id: "C-EXT" } : { type: "vendor", id: "V-EXT" };
}

/** The same line with the party as its offset. */
function turned(line: JournalLineInput): JournalLineInput {
  return { ...line, account: bank, offset: line.account, amount: -line.amount };
}

function bankLine({ date, currency, amount }: JournalLineInput): JournalLineInput {
  return { date, currency, amount, account: bank, where: "model" };
}

/** Bank lines that take the lines' sums, one for each currency. */
function balancing(lines: readonly JournalLineInput[]): readonly JournalLineInput[] {
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  return currencies.flatMap((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    const amount = own.reduce((sum, line) => sum - line.amount, 0n);
    return amount === 0n ? [] : [{ ...own[0]!, account: bank, amount, settle: [], prepayment: false }];
  });
}

/** An invoice over several ledger lines, which also name it. */
function invoice(payment: JournalLineInput, side: Side, number: string): readonly JournalLineInput[] {
  const { settle: _settled, prepayment: _ahead, ...line } = payment;
  const amount = -line.amount;
  const first = amount / 3n;
  const shares = first === 0n ? [amount] : [first, amount - first];
  const account = offsetOfInvoices(side);
  return [
    { ...line, amount, invoice: number },
    ...shares.map((share) => ({ ...line, account, amount: -share, invoice: number })),
  ];
}
