import type { PartyOverview } from "../../inquiry/parties.js";
import { usualSettlementOrder } from "../../ledger/settlement-order.js";
import type { Column } from "../console/table.js";
import { dimensionText, fieldsText } from "./amounts.js";

export const partyColumns: readonly Column<PartyOverview>[] = [
  { head: "Company", value: ({ company }) => company },
  { head: "Party", value: ({ side, id }) => `${side} ${id}` },
  { head: "Name", value: ({ name }) => name },
  { head: "Profile", value: ({ profile }) => profile },
  {
    head: "Hold",
    value: ({ hold }) => (hold === "none" ? "" : hold),
    colour: (_, colours) => colours.yellow,
  },
  { head: "Terms", value: ({ termsOfPayment }) => termsOfPayment },
  { head: "Discount", value: ({ cashDiscount }) => cashDiscount },
  {
    head: "Settles first",
    value: ({ settlementOrder }) => (settlementOrder === usualSettlementOrder ? "" : settlementOrder),
  },
  { head: "Dimensions", value: ({ dimensions }) => dimensionText(dimensions) },
  { head: "Fields", value: ({ fields }) => fieldsText(fields) },
];
