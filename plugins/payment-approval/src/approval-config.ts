import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  Type,
  ValidateNested,
} from "@contrapost/sdk/config";

const amountText = /^\d{1,15}(\.\d{1,4})?$/;
const amountRule = '$property must be an amount in quotes, such as "1000.00"';

/** How much: in one currency, up to and including an amount. */
export class Limit {
  /** ISO 4217. */
  @IsString()
  @Length(3, 3)
  readonly currency!: string;

  /** A text, so that no digit is lost: `"1000.00"`. */
  @Matches(amountText, { message: amountRule })
  readonly upTo!: string;
}

/** How many people must approve a journal that pays no more than this in a currency. */
export class Tier extends Limit {
  @IsInt()
  @Min(0)
  @Max(10)
  readonly approvers!: number;
}

/** Someone who may approve. */
export class Approver {
  @IsString()
  @IsNotEmpty()
  readonly user!: string;

  /** How much, by currency; without it as much as the tiers allow. A currency that is left out may not be approved. */
  @IsOptional()
  @IsArray()
  @ArrayUnique((limit: Limit) => limit.currency)
  @ValidateNested({ each: true })
  @Type(() => Limit)
  readonly limits?: readonly Limit[];
}

/** Settings of the plugin in `contrapost.config.*`. */
export class ApprovalConfig {
  /** What needs how many approvals. A journal that pays more than the highest tier of a currency is never posted. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((tier: Tier) => `${tier.currency} ${tier.upTo}`)
  @ValidateNested({ each: true })
  @Type(() => Tier)
  readonly tiers!: readonly Tier[];

  /** Who may approve; without it everyone who has not created or submitted the journal. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((approver: Approver) => approver.user)
  @ValidateNested({ each: true })
  @Type(() => Approver)
  readonly approvers?: readonly Approver[];
}
