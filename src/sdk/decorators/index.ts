/**
 * The class style of defining a plugin. It needs `experimentalDecorators`, and nothing else at run time: neither
 * reflect-metadata nor a container is loaded by it.
 */
export type { MethodName } from "./class-notes.js";
export {
  type Fitting,
  Inject,
  InjectConfig,
  type InjectionDecorator,
  type MemberDecorator,
  On,
  OnStart,
  OnStop,
  Provide,
} from "./members.js";
export { Plugin, type PluginOptions } from "./plugin.js";
