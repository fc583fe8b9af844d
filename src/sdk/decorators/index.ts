/**
 * The class style of defining a plugin. It needs `experimentalDecorators`, and nothing else at run time: neither
 * reflect-metadata nor a container is loaded by it.
 */
export { Inject, InjectConfig, On, OnStart, OnStop, Provide } from "./members.js";
export { Plugin, type PluginOptions } from "./plugin.js";
