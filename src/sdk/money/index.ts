export { checkedAmount, largestAmount, smallestAmount } from "./amount-range.js";
export { currencies, isCurrency, minorUnits } from "./currency.js";
export {
  convert,
  invertRate,
  multiplyRates,
  parity,
  type RateFraction,
  rateFraction,
} from "./exchange-rate.js";
export { formatAmount } from "./format-amount.js";
export { absolute, add, compare, formatMoney, isZero, type Money, money, negate, subtract } from "./money.js";
export { parseAmount } from "./parse-amount.js";
export { formatRate, parseRate, type Rate } from "./rate.js";
export { divideRounded } from "./round.js";
export { allocate, proportion } from "./share.js";
