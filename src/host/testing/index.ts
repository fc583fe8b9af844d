export { describeScenarios, type DescribeOptions, type ScenarioStore } from "./describe-scenarios.js";
export type { Expectation } from "./expectations/expectation.js";
export type { Difference } from "./facts.js";
export { findScenarios } from "./find-scenarios.js";
export { formatDifferences } from "./format-differences.js";
export { type LoadedScenario, loadScenario, parseScenario } from "./load-scenario.js";
export { runScenario, type RunOptions, type ScenarioResult } from "./run-scenario.js";
export {
  type RunManyOptions,
  runScenarios,
  type ScenarioError,
  type ScenarioOutcome,
  type ScenarioSummary,
} from "./run-scenarios.js";
export type { Step } from "./step.js";
export { type TestHost, testHost, type TestHostOptions } from "./test-host.js";
