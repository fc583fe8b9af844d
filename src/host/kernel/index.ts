export type { DeliverySetting } from "./configuration/host-configuration.js";
export {
  examineConfiguration,
  type ExaminedConfiguration,
  loadConfiguration,
} from "./configuration/load-configuration.js";
export type { FailurePolicy, PluginInput, PluginSetting } from "./discovery/plugin-setting.js";
export type { HookHandlerInfo, HookInfo, OrderCause, OrderReason } from "./dispatch/hook-info.js";
export type { HandlerObserver, ObservedHandler } from "./dispatch/handler-observer.js";
export { pluginSettings } from "./discovery/plugin-settings.js";
export { isPromise } from "./dispatch/is-promise.js";
export { jsonLogger } from "./json-logger.js";
export { type Kernel, startKernel } from "./kernel.js";
export type { KernelOptions } from "./kernel-options.js";
export type { FieldInfo, HandlerInfo, PluginInfo } from "./plugins/plugin-info.js";
export { type PluginRehearsal, rehearsePlugins } from "./rehearse-plugins.js";
export { reasonOf } from "./reason.js";
