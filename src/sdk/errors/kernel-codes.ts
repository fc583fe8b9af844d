import type { ErrorDefinition } from "./error-definition.js";

/** What can be wrong with the configuration, with plugins and with their handlers. */
export const kernelCodes = {
  CP_CONFIG_AMBIGUOUS: {
    message: "The folder {folder} holds more than one configuration: {files}.",
    mend: "Keep one of them, or name the one to use.",
  },
  CP_CONFIG_INVALID: {
    message: "The configuration {file} cannot be used: {count} found.",
    mend: "Mend each of the problems listed, then start again.",
  },
  CP_CONFIG_KEY_UNKNOWN: {
    message: "{where}: this key is unknown{hint}.",
    mend: "Remove the key or correct its name. Known here: {known}.",
  },
  CP_CONFIG_NOT_FOUND: {
    message: "There is no configuration at {path}.",
    mend: "Write a contrapost.config.yaml (or .yml, .json, .js) there, make a new project by contrapost init DIR, or name another file or folder.",
  },
  CP_CONFIG_UNREADABLE: {
    message: "The configuration {file} cannot be read: {reason}.",
    mend: "Correct the file at the place named.",
  },
  CP_CONFIG_VALUE_INVALID: {
    message: "{where}: this value {rule}, but it is {value}.",
    mend: "Correct the value.",
  },
  CP_CONFIG_VARIABLE_MISSING: {
    message: "{where}: the environment variable {variable} is not set.",
    mend: "Set {variable} before the start, or write the value itself.",
  },
  CP_HANDLER_FAILED: {
    message: "{hook} in {company}: the handler {handler} of plugin {plugin} failed: {reason}",
    mend: "{remedy} If the plugin itself is at fault, turn to its author with the cause.",
  },
  CP_HANDLER_ORDER_CYCLE: {
    message: "{hook}: the handlers' order contradicts itself: {path}.",
    mend: "Take away one of the before or after options on this path.",
  },
  CP_HANDLER_ORDER_UNKNOWN: {
    message:
      "{hook}: the handler {handler} of plugin {plugin} is to run {relation} {target}, which is not loaded{hint}.",
    mend: "Name a loaded plugin by its id, or one of its handlers on this hook as plugin/handler; or load that plugin.",
  },
  CP_HANDLER_RESULT: {
    message: "{hook} in {company}: the handler {handler} of plugin {plugin} gave a wrong result: {reason}.",
    mend: "Let a validate handler return objections (code and message) or nothing, an amend handler the changed payload or nothing, and others nothing; to refuse a posting from a posted handler, throw.",
  },
  CP_HANDLER_TIMEOUT: {
    message:
      "{hook} in {company}: the handler {handler} of plugin {plugin} gave no sign of life for {deadline} ms.",
    mend: "Find out what it waits for. A handler that takes longer must use its context as it works, or be registered with a longer deadline.",
  },
  CP_HANDLER_UNFINISHED: {
    message:
      "{hook} in {company}: the handler {handler} of plugin {plugin} ended before what it had begun on its context: {count}.",
    mend: "Await every call on the context before the handler returns.",
  },
  CP_LIBRARY_COPIES: {
    message: "{library} is there more than once: {copies}.",
    mend: "Let plugins have @contrapost/sdk as their peer, and take decorators of class-validator from it; npm dedupe brings copies of one range together.",
  },
  CP_PLUGINS_INVALID: {
    message: "The plugins cannot be started: {count} found.",
    mend: "Mend each of the problems listed, then start again.",
  },
  CP_PLUGIN_CLASS_INVALID: {
    message: "The plugin class {class} cannot be used: {rule}.",
    mend: "Say by a decorator what each parameter of the constructor gets, and leave every other parameter away.",
  },
  CP_PLUGIN_CONFIG_INVALID: {
    message: "{where}: the configuration of plugin {plugin} is refused: {rule}.",
    mend: "Correct the value by the plugin's documentation. Its settings are: {known}.",
  },
  CP_PLUGIN_CYCLE: {
    message: "Plugins require each other: {path}.",
    mend: "Take one of these requirements away, for instance by moving what both need into a plugin of its own.",
  },
  CP_PLUGIN_DUPLICATE: {
    message: "{where}: the plugin {plugin} is listed already, at {other}.",
    mend: "Remove one of the two.",
  },
  CP_PLUGIN_FAILED_TO_LOAD: {
    message: "{where}: the plugin {source} failed while it was loaded: {reason}",
    mend: "Install what the plugin needs, or turn to its author with the cause.",
  },
  CP_PLUGIN_FAILED_TO_REGISTER: {
    message: "The plugin {plugin} failed while it registered: {reason}",
    mend: "{remedy} If the plugin itself is at fault, remove it from the configuration and turn to its author with the cause.",
  },
  CP_PLUGIN_FAILED_TO_START: {
    message: "The plugin {plugin} failed as it started: {reason}",
    mend: "{remedy} If the plugin itself is at fault, remove it from the configuration and turn to its author with the cause.",
  },
  CP_PLUGIN_HOST_VERSION: {
    message: "The plugin {plugin} {version} is made for host {range}, but this host is {host}.",
    mend: "Install a version of {plugin} made for this host, or a host in that range.",
  },
  CP_PLUGIN_INVALID: {
    message: "{where}: {source} is not a plugin that can be used: {rule}.",
    mend: "Let the file export by default the result of definePlugin(…), or a class with @Plugin(…), as the SDK describes it.",
  },
  CP_PLUGIN_MISSING: {
    message: "The plugin {plugin} requires {required} {range}, which is not loaded.",
    mend: "Install {required} and add it to the plugins of the configuration, or remove {plugin}.",
  },
  CP_PLUGIN_NOT_FOUND: {
    message: "{where}: there is no plugin {source}: {reason}.",
    mend: "Install the package beside the configuration file; for a file or folder write a path that starts with ./ and is relative to that file.",
  },
  CP_PLUGIN_OUTSIDE: {
    message:
      "{where}: the plugin {source} lies at {file}, outside of the folders that plugins may come from: {roots}.",
    mend: "Install it as a package beside the configuration, or add the folder that you trust to pluginRoots.",
  },
  CP_PLUGIN_VERSION: {
    message: "The plugin {plugin} requires {required} {range}, but its version {version} is loaded.",
    mend: "Install a version of {required} in that range, or another version of {plugin}.",
  },
  CP_REGISTRATION_INVALID: {
    message: "The plugin {plugin} registers wrongly: {rule}.",
    mend: "Correct the plugin's register function.",
  },
  CP_SERVICE_DUPLICATE: {
    message: "The service {service} is provided by both {plugin} and {other}.",
    mend: "Remove one of the two plugins.",
  },
  CP_SERVICE_NOT_PROVIDED: {
    message: "The plugin {plugin} declares that it provides {service}, but its register function did not.",
    mend: "Call provide for the service in register, or take it from provides.",
  },
  CP_SERVICE_NOT_REQUIRED: {
    message:
      "The plugin {plugin} uses the service {service} of plugin {provider} without requiring that plugin.",
    mend: "Add {provider} with a range of versions to requires of {plugin}.",
  },
  CP_SERVICE_UNDECLARED: {
    message: "The plugin {plugin} asks for {service}, which it did not declare.",
    mend: "Add the service's token under this name to uses of {plugin}.",
  },
  CP_SERVICE_UNKNOWN: {
    message:
      "The plugin {plugin} uses the service {service}, which neither the host nor any plugin provides.",
    mend: "Load a plugin that provides {service}, or take it from uses of {plugin}.",
  },
} as const satisfies Record<string, ErrorDefinition>;
