import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Type,
  ValidateNested,
} from "@contrapost/sdk/config";

/** Where the partner books what the invoicing company booked on an account. */
export class AccountPair {
  /** The main account on the posted invoice. */
  @IsString()
  @IsNotEmpty()
  readonly from!: string;

  /** The main account on the partner's invoice. */
  @IsString()
  @IsNotEmpty()
  readonly to!: string;
}

/** How the invoices of one trading relationship are matched. */
export class InvoicingPolicy {
  /** The selling company of the relationship. */
  @IsString()
  @IsNotEmpty()
  readonly seller!: string;

  /** Its customer: what the buying company is to it. */
  @IsString()
  @IsNotEmpty()
  readonly customer!: string;

  /** Whose invoice comes first: the seller's customer invoice, or the buyer's vendor invoice. */
  @IsIn(["customerInvoice", "vendorInvoice"])
  readonly from: "customerInvoice" | "vendorInvoice" = "customerInvoice";

  /** The partner's journal name for the matching invoice. */
  @IsString()
  @IsNotEmpty()
  readonly journal!: string;

  /** Whether the matching invoice is posted at once; a journal whose name needs approval is submitted instead. */
  @IsBoolean()
  readonly post: boolean = true;

  /**
   * What happens where the partner cannot take the invoice: `block` refuses the posting, `leave` lets it stand and
   * logs a warning; the reconciliation then shows the invoice as one-sided.
   */
  @IsIn(["block", "leave"])
  readonly onFailure: "block" | "leave" = "block";

  /** Accounts in the partner's books; one that is not listed goes to the offset account of its journal name. */
  @IsOptional()
  @IsArray()
  @ArrayUnique((pair: AccountPair) => pair.from)
  @ValidateNested({ each: true })
  @Type(() => AccountPair)
  readonly accounts?: readonly AccountPair[];
}

/** Settings of the plugin in `contrapost.config.*`. */
export class InvoicingConfig {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((policy: InvoicingPolicy) => `${policy.seller}/${policy.customer}`)
  @ValidateNested({ each: true })
  @Type(() => InvoicingPolicy)
  readonly relationships!: readonly InvoicingPolicy[];
}
