import { formatAmount } from "@contrapost/sdk";
import { createCB } from "xmlbuilder2";
import type { Batch } from "./batch.js";
import type { Payer } from "./sepa-config.js";
import { sepaReference } from "./sepa-reference.js";
import { sepaText } from "./sepa-text.js";
import type { Transfer } from "./transfer.js";

const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
/** Longest name that SEPA passes on (EPC rulebook, AT-D001 and AT-C001). */
const longestName = 70;

/** One payment file: a customer credit transfer initiation. */
export interface PaymentFile {
  /** Names the file to the bank for ever; at most 35 characters. A bank refuses a second file of the same id. */
  readonly messageId: string;
  /** When it was made. */
  readonly createdAt: Date;
  readonly payer: Payer;
  readonly batches: readonly Batch[];
  /** Over all batches. */
  readonly count: number;
  /** Cents, over all batches. */
  readonly sum: bigint;
}

type Builder = ReturnType<typeof createCB>;

/** Writes a pain.001.001.09 message piece by piece, so that a long journal needs little memory. */
export async function writePain001(file: PaymentFile, write: (text: string) => Promise<void>): Promise<void> {
  let pending = "";
  const xml = createCB({
    data: (text: string) => {
      pending += text;
    },
    prettyPrint: true,
  });
  const flush = async () => {
    const text = pending;
    pending = "";
    await write(text);
  };
  xml.dec({ encoding: "UTF-8" }).ele(namespace, "Document").ele("CstmrCdtTrfInitn");
  groupHeader(xml, file);
  let number = 0;
  for (const batch of file.batches) {
    number += 1;
    batchHeader(xml, file, batch, number);
    for await (const transfers of batch.transfers()) {
      for (const transfer of transfers) transferInformation(xml, transfer);
      await flush();
    }
    xml.up();
  }
  xml.up().up().end();
  await flush();
}

function groupHeader(xml: Builder, { messageId, createdAt, payer, count, sum }: PaymentFile): void {
  xml.ele("GrpHdr");
  text(xml, "MsgId", messageId);
  text(xml, "CreDtTm", createdAt.toISOString());
  totals(xml, count, sum);
  xml.ele("InitgPty");
  text(xml, "Nm", sepaText(payer.name, longestName));
  xml.up().up();
}

function batchHeader(xml: Builder, { messageId, payer }: PaymentFile, batch: Batch, number: number): void {
  xml.ele("PmtInf");
  text(xml, "PmtInfId", sepaReference(`${messageId}-${number}`));
  text(xml, "PmtMtd", "TRF");
  totals(xml, batch.count, batch.sum);
  xml.ele("PmtTpInf").ele("SvcLvl");
  text(xml, "Cd", "SEPA");
  xml.up().up();
  xml.ele("ReqdExctnDt");
  text(xml, "Dt", batch.date);
  xml.up();
  party(xml, "Dbtr", payer.name);
  accountOf(xml, "DbtrAcct", batch.account.iban);
  agent(xml, "DbtrAgt", batch.account.bic);
  text(xml, "ChrgBr", "SLEV");
}

function transferInformation(xml: Builder, { endToEndId, amount, payee, remittance }: Transfer): void {
  xml.ele("CdtTrfTxInf");
  xml.ele("PmtId");
  text(xml, "EndToEndId", endToEndId);
  xml.up();
  xml.ele("Amt").ele("InstdAmt").att("Ccy", "EUR").txt(formatAmount(amount, "EUR")).up().up();
  if (payee.bic !== undefined) agent(xml, "CdtrAgt", payee.bic);
  party(xml, "Cdtr", payee.name);
  accountOf(xml, "CdtrAcct", payee.iban);
  if (remittance !== "") {
    xml.ele("RmtInf");
    text(xml, "Ustrd", remittance);
    xml.up();
  }
  xml.up();
}

function totals(xml: Builder, count: number, sum: bigint): void {
  text(xml, "NbOfTxs", String(count));
  text(xml, "CtrlSum", formatAmount(sum, "EUR"));
}

function party(xml: Builder, element: string, name: string): void {
  xml.ele(element);
  text(xml, "Nm", sepaText(name, longestName));
  xml.up();
}

function accountOf(xml: Builder, element: string, iban: string): void {
  xml.ele(element).ele("Id");
  text(xml, "IBAN", iban.replaceAll(" ", ""));
  xml.up().up();
}

/** The debtor's bank must be named, though SEPA needs no BIC: the scheme's own word for it is NOTPROVIDED. */
function agent(xml: Builder, element: string, bic: string | undefined): void {
  xml.ele(element).ele("FinInstnId");
  if (bic !== undefined) text(xml, "BICFI", bic);
  else {
    xml.ele("Othr");
    text(xml, "Id", "NOTPROVIDED");
    xml.up();
  }
  xml.up().up();
}

function text(xml: Builder, element: string, value: string): void {
  xml.ele(element).txt(value).up();
}
