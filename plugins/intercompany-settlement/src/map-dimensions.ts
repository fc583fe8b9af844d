import { ContrapostError, type Dimensions, type PostedLine, type TradingRelationship } from "@contrapost/sdk";

/**
 * The selling company's dimensions for a mirrored line: those that the payment line says itself, mapped by the trading
 * relationship. What the buying company adds by default is its own matter; the selling company has defaults too.
 *
 * @throws ContrapostError `CP_DIMENSION_UNMAPPED`, where the relationship wants every dimension to be mapped
 */
export function mapDimensions(
  { line, dimensions }: PostedLine,
  relationship: TradingRelationship,
): Dimensions | undefined {
  const map = relationship.dimensions;
  if (dimensions === undefined || map === undefined) return undefined;
  const mapped: Record<string, string> = {};
  for (const [dimension, value] of Object.entries(dimensions)) {
    const mapping = map.mappings.find((one) => one.dimension === dimension);
    const other = mapping?.values === undefined ? value : mapping.values[value];
    if (mapping !== undefined && other !== undefined) mapped[mapping.to] = other;
    else if (map.unmapped === "error") throw unmapped(dimension, value, line, relationship);
  }
  return Object.keys(mapped).length === 0 ? undefined : mapped;
}

function unmapped(
  dimension: string,
  value: string,
  line: number,
  { buyingCompany: company, sellingCompany: partner }: TradingRelationship,
): ContrapostError {
  return new ContrapostError("CP_DIMENSION_UNMAPPED", {
    where: `${company}, line ${line}`,
    dimension,
    value,
    company,
    partner,
  });
}
