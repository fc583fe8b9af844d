/** An example of docs/accounting.md: what it says that the books hold once its scenario has been played. */
export interface AccountingExample {
  readonly title: string;
  /** The scenario's path, from the folder `docs`. */
  readonly scenario: string;
  /** How many of the scenario's steps are played; all without it. */
  readonly steps: number | undefined;
  /** What is posted, what stays open, and the mirrors, as lines that can be compared. */
  readonly facts: readonly string[];
  readonly rates: readonly NamedRate[];
}

/** What the page says that one euro was worth. */
export interface NamedRate {
  readonly date: string;
  readonly currency: string;
  readonly rate: string;
}

/** The examples of the page: each section that has T-accounts. Throws where something in them cannot be read. */
export function readAccountingPage(page: string): readonly AccountingExample[] {
  return page
    .split(/^## /m)
    .slice(1)
    .filter((section) => section.includes("```"))
    .map(exampleOf);
}

/** One posting on an account, as the page and the books are compared. */
export function entryFact(entry: {
  readonly company: string;
  readonly currency: string;
  readonly date: string;
  readonly voucher: string;
  readonly account: string;
  readonly side: "debit" | "credit";
  readonly amount: string;
}): string {
  const { company, currency, date, voucher, account, side, amount } = entry;
  return `${company} ${date} ${voucher}: ${account}, ${side} ${amount} ${currency}`;
}

function exampleOf(section: string): AccountingExample {
  const title = section.slice(0, section.indexOf("\n"));
  const link = /\]\((\.\.\/fixtures\/[^)]+\.yaml)\)(?:, steps 1 to (\d+))?/.exec(section);
  if (link === null) throw new Error(`${title}: no scenario is named.`);
  const blocks = [...section.matchAll(/```text\n([^]*?)```/g)].map(([, block]) => block!.split("\n"));
  const steps = link[2] === undefined ? undefined : Number(link[2]);
  return {
    title,
    scenario: link[1]!,
    steps,
    facts: blocks.flatMap((lines) => factsOf(title, lines)),
    rates: blocks.flatMap(ratesOf),
  };
}

function ratesOf([heading = "", ...lines]: readonly string[]): readonly NamedRate[] {
  const currency = heading.slice(-3);
  return lines.flatMap((line) => {
    const [, date, rate] = /^\(\d+\) +([\d-]+) .* at (\d+\.\d+)/.exec(line) ?? [];
    return date === undefined || rate === undefined ? [] : [{ date, currency, rate }];
  });
}

/** A company's books in one currency: a heading, its vouchers, its T-accounts, what is open. */
function factsOf(title: string, lines: readonly string[]): readonly string[] {
  const [heading = "", ...rest] = lines;
  const [, company, currency] = /^(\S+), in (\S+)/.exec(heading) ?? [];
  if (company === undefined || currency === undefined) {
    throw new Error(`${title}: "${heading}" names no company.`);
  }
  const vouchers = new Map<string, { date: string; voucher: string }>();
  const facts: string[] = [];
  let accounts: readonly Account[] = [];
  for (const [index, line] of rest.entries()) {
    const voucher = /^(\(\d+\)) +(\d{4}-\d\d-\d\d) +([\w-]+) /.exec(line);
    const fact = /^(Open|Mirror) +(.*)/.exec(line);
    if (line.includes("┬")) accounts = accountsUnder(line, rest[index - 1]!);
    else if (line === "") accounts = [];
    else if (accounts.length > 0) {
      for (const { label, ...entry } of accounts.flatMap((account) => entriesOf(account, line))) {
        const made = vouchers.get(label);
        if (made === undefined) throw new Error(`${title}: ${company} has no voucher ${label}.`);
        facts.push(entryFact({ company, currency, ...made, ...entry }));
      }
    } else if (voucher !== null) vouchers.set(voucher[1]!, { date: voucher[2]!, voucher: voucher[3]! });
    else if (fact !== null) facts.push(`${company} ${fact[1]!.toLowerCase()} ${fact[2]!}`);
    else if (!rest[index + 1]?.includes("┬")) throw new Error(`${title}: cannot read "${line}".`);
  }
  return facts;
}

/** A T-account of the page: where it stands. */
interface Account {
  readonly name: string;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

interface TEntry {
  readonly label: string;
  readonly account: string;
  readonly side: "debit" | "credit";
  readonly amount: string;
}

function accountsUnder(rule: string, titles: string): readonly Account[] {
  return [...rule.matchAll(/─+┬─+/g)].map(({ index: start, 0: bar }) => {
    const end = start + bar.length;
    return { name: titles.slice(start, end).trim(), start, middle: start + bar.indexOf("┬"), end };
  });
}

function entriesOf({ name: account, start, middle, end }: Account, line: string): readonly TEntry[] {
  const sides = [
    ["debit", line.slice(start, middle)],
    ["credit", line.slice(middle + 1, end)],
  ] as const;
  return sides.flatMap(([side, text]) => {
    if (text.trim() === "") return [];
    const [, label, amount] = /^ *(\(\d+\)) +([\d.]+) *$/.exec(text) ?? [];
    if (label === undefined || amount === undefined) throw new Error(`${account}: cannot read "${text}".`);
    return [{ label, account, side, amount }];
  });
}
