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

/** A bank account as SEPA names it. IBANs are checked by their check digits (ISO 13616). */
class BankDetails {
  @IsIBAN()
  readonly iban!: string;

  /** Optional within the European Economic Area. */
  @IsOptional()
  @IsBIC()
  readonly bic?: string;
}

/** A bank account of the company, from which payments are made. */
export class PayingAccount extends BankDetails {
  /** The bank account's id in the company's books: `DEMF-OPER`. */
  @IsString()
  @IsNotEmpty()
  readonly bankAccount!: string;
}

/** A vendor who is paid by credit transfer. */
export class Payee extends BankDetails {
  /** The vendor's number in the company's books. */
  @IsString()
  @IsNotEmpty()
  readonly vendor!: string;

  /** The account's holder, as the bank knows it. */
  @IsString()
  @IsNotEmpty()
  readonly name!: string;
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

  @IsArray()
  @ArrayUnique((payee: Payee) => payee.vendor)
  @ValidateNested({ each: true })
  @Type(() => Payee)
  readonly vendors!: readonly Payee[];
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
