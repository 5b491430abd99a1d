/**
 * One value per process, however often its module is loaded: the server loads a file directly and Next's bundle
 * loads it again, and both must share one pool, one cache, one reader.
 */
export function shared<T>(name: string, make: () => T): T {
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`shopguide.${name}`);
  registry[key] ??= make();
  return registry[key] as T;
}
