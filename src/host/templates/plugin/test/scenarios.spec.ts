import { describeScenarios } from "contrapost/testing";

// A test for each file in scenarios/.
describeScenarios("scenarios");
