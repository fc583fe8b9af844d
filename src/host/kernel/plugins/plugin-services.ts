import { ContrapostError, isConstructed, type Plugin, type ServiceToken, type Uses } from "@contrapost/sdk";

/** What a plugin sees under the names of its `uses`. */
export type PluginServices = Readonly<Record<string, unknown>>;

/** Looks a service up that the plugin may have; called once for each that it declared. */
export type ServiceSource = (token: ServiceToken<unknown>) => unknown;

const nothing: Uses = {};

/**
 * The services of one plugin, from a container of its own that holds just what it declared. There is no parent
 * container: what is not declared cannot be resolved, and asking for it throws CP_SERVICE_UNDECLARED.
 */
export async function pluginServices(plugin: Plugin, source: ServiceSource): Promise<PluginServices> {
  const uses = plugin.uses ?? nothing;
  const get = isConstructed(plugin) ? await container(uses, source) : table(uses, source);
  return resolver(plugin.id, uses, get);
}

/** Constructors are injected by the library for that. It takes long to load, which no other plugin needs. */
async function container(uses: Uses, source: ServiceSource): Promise<ServiceSource> {
  const { Container } = await import("inversify");
  const bound = new Container();
  for (const token of Object.values(uses)) {
    if (!bound.isBound(token.key)) bound.bind(token.key).toConstantValue(source(token));
  }
  return (token) => bound.get(token.key);
}

function table(uses: Uses, source: ServiceSource): ServiceSource {
  const services = new Map(Object.values(uses).map((token) => [token.key, source(token)]));
  return (token) => services.get(token.key);
}

function resolver(plugin: string, uses: Uses, get: ServiceSource): PluginServices {
  return new Proxy<PluginServices>(Object.freeze({}), {
    get(_, name) {
      if (typeof name === "string" && Object.hasOwn(uses, name)) return get(uses[name]!);
      // Node itself asks for these when a value is awaited, printed or compared.
      if (typeof name === "symbol" || name === "then" || name === "toJSON") return undefined;
      throw new ContrapostError("CP_SERVICE_UNDECLARED", { plugin, service: `services.${name}` });
    },
    has: (_, name) => Object.hasOwn(uses, name),
    set: () => false,
  });
}
