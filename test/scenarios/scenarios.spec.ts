import { describeScenarios } from "contrapost/testing";
import { postgresUrl } from "#support/postgres.js";

describeScenarios("fixtures", { stores: { SQLite: "sqlite::memory:", PostgreSQL: postgresUrl } });
