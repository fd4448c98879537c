/** Functions written out as source, by their source: a model met again runs in code that is already warm. */
const factories = new Map<string, (...given: unknown[]) => unknown>()

/** What `source` returns when its parameters stand for `given`. */
export function written<T>(parameters: string[], source: string, given: unknown[]): T {
  let factory = factories.get(source)
  if (factory === undefined) {
    if (factories.size >= 16) factories.clear()
    factory = new Function(...parameters, source) as (...given: unknown[]) => unknown
    factories.set(source, factory)
  }
  return factory(...given) as T
}
