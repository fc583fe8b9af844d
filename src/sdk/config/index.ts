/**
 * The decorators for configuration classes. Plugins take them from here, so that rules and host agree on one copy of
 * class-validator.
 */
import "reflect-metadata";
export {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  isBIC,
  IsBIC,
  IsBoolean,
  isIBAN,
  IsIBAN,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsPositive,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
  validateSync,
} from "class-validator";
export type { ValidationError } from "class-validator";
export { plainToInstance, Type } from "class-transformer";
