/** Financial dimensions by their ids, each with one value of the company: `{ CostCenter: "010" }`. */
export type Dimensions = Readonly<Record<string, string>>;

/** How one dimension of the buying company is called by the selling company. */
export interface DimensionMapping {
  /** The buying company's dimension. */
  readonly dimension: string;
  /** The selling company's. */
  readonly to: string;
  /** The selling company's value of each of the buying company's. Without them both use the same values. */
  readonly values?: Readonly<Record<string, string>>;
}

/** How a trading relationship's mirrors take over the dimensions of their sources. */
export interface DimensionMap {
  /** Each of the buying company's dimensions at most once. */
  readonly mappings: readonly DimensionMapping[];
  /** What becomes of a dimension or value that is not mapped: it is left out, or the mirror cannot be made. */
  readonly unmapped: "leaveOut" | "error";
}
