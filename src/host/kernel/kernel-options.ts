import { randomUUID } from "node:crypto";
import type { Clock, Ids, Logger, PluginManifest, PluginMigration, TableService } from "@contrapost/sdk";
import type { DeclaredFields } from "../fields/declared-fields.js";
import type { HandlerObserver } from "./dispatch/handler-observer.js";
import type { PluginSetting } from "./discovery/plugin-setting.js";

/** Milliseconds without a sign of life after which a handler counts as hung, where nothing else is said. */
export const defaultDeadline = 10_000;

export const systemClock: Clock = Object.freeze({ now: () => new Date() });

export const randomIds: Ids = Object.freeze({ next: () => randomUUID() });

/** What a kernel is started with. */
export interface KernelOptions {
  /** The plugins, in the order in which they load. */
  readonly plugins: readonly PluginSetting[];
  /** Where package names and relative paths are looked up: the folder of the configuration file. */
  readonly directory: string;
  /** Further folders that plugins may come from, relative to it. */
  readonly roots?: readonly string[] | undefined;
  /** This host's semantic version, for the plugins' `host` ranges. */
  readonly hostVersion: string;
  /** The system's clock by default. */
  readonly clock?: Clock;
  /** Random UUIDs by default. */
  readonly ids?: Ids;
  /** By default JSON lines of warnings and errors on standard error. */
  readonly logger?: Logger;
  /** Milliseconds without a sign of life after which a handler counts as hung: 10,000 by default. */
  readonly deadline?: number;
  /** Sees every call of a handler. */
  readonly observer?: HandlerObserver | undefined;
  /** Opens the books and brings the plugins' own tables up to date; called once, before any of them registers. */
  readonly install?: (installation: Installation) => Promise<void>;
  /** Gives a plugin access to its own tables outside of postings. */
  readonly tables?: (plugin: PluginManifest) => TableService;
}

/** What the plugins ask of the books. */
export interface Installation {
  /** Those that bring tables of their own. */
  readonly plugins: readonly InstallablePlugin[];
  readonly fields: DeclaredFields;
}

/** A plugin that brings tables of its own. */
export interface InstallablePlugin {
  readonly plugin: string;
  readonly version: string;
  readonly migrations: readonly PluginMigration[];
}
