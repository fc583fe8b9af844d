import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBIC,
  IsIBAN,
  IsNotEmpty,
  IsOptional,
  IsString,
  Type,
  ValidateNested,
} from "@contrapost/sdk/config";

/** A bank account of the company, from which payments are made. */
export class PayingAccount {
  /** The bank account's id in the company's books: `DEMF-OPER`. */
  @IsString()
  @IsNotEmpty()
  readonly bankAccount!: string;

  /** Checked by its check digits (ISO 13616). */
  @IsIBAN()
  readonly iban!: string;

  /** Optional within the European Economic Area. */
  @IsOptional()
  @IsBIC()
  readonly bic?: string;
}

/** A company that pays by SEPA credit transfer. */
export class Payer {
  @IsString()
  @IsNotEmpty()
  readonly company!: string;

  /** The company's name, as its bank knows it. */
  @IsString()
  @IsNotEmpty()
  readonly name!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((account: PayingAccount) => account.bankAccount)
  @ValidateNested({ each: true })
  @Type(() => PayingAccount)
  readonly accounts!: readonly PayingAccount[];
}

/** Settings of the plugin in `contrapost.config.*`. */
export class SepaConfig {
  /** The folder for payment files; it must exist. */
  @IsString()
  @IsNotEmpty()
  readonly folder!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((payer: Payer) => payer.company)
  @ValidateNested({ each: true })
  @Type(() => Payer)
  readonly companies!: readonly Payer[];
}
