export type { DeliverySetting, HostConfiguration } from "./configuration/host-configuration.js";
export { loadConfiguration } from "./configuration/load-configuration.js";
export { type FailurePolicy, type PluginInput, type PluginSetting } from "./discovery/plugin-setting.js";
export { pluginSettings } from "./discovery/plugin-settings.js";
export { jsonLogger, type JsonLoggerOptions, type LogLevel } from "./json-logger.js";
export { type CommittedHandler, type Kernel, type KernelOptions, startKernel } from "./kernel.js";
export type { HandlerInfo, PluginInfo } from "./plugins/plugin-info.js";
