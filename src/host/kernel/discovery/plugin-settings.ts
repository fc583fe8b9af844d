import { SettingReader } from "../configuration/setting-reader.js";
import { Problems } from "../problems.js";
import { type PluginInput, type PluginSetting, readPluginSettings } from "./plugin-setting.js";

/**
 * Checks a list of plugins given in code.
 *
 * @throws CP_PLUGINS_INVALID with all that is wrong as its `problems`
 */
export function pluginSettings(plugins: readonly PluginInput[]): readonly PluginSetting[] {
  const problems = new Problems();
  const settings = readPluginSettings(plugins, new SettingReader(undefined, problems));
  problems.throwIfAny("CP_PLUGINS_INVALID");
  return settings;
}
