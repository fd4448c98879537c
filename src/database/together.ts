import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Db } from './pool.ts'
import type { DB } from './schema.gen.ts'

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
const known = new WeakMap<DatabaseConnection, Held>()

/** `send` gives a statement without values to the driver before it returns: nothing that is asked of `db` afterwards overtakes it. */
export type Held = { db: Db; send: (text: string) => Promise<unknown> }

/**
 * Kysely over the connection that `held` holds, without its queue: statements that are asked for together go to the server together
 * (the pool's clients send without waiting), and their answers come in that order. One wait serves them all. Of several that fail
 * the first is the cause, and is met first by `Promise.all`; those behind it say that the transaction is over.
 */
export function together(held: Db): Promise<Held> {
  return held.getExecutor().provideConnection(async (connection) => {
    const both = known.get(connection) ?? {
      db: over(connection),
      // Kysely goes through some promises before it comes to the driver, and not always through as many
      send: (text: string) => connection.executeQuery(CompiledQuery.raw(text)),
    }
    known.set(connection, both)
    return both
  })
}

const over = (connection: DatabaseConnection): Db =>
  new Kysely<DB>({
    plugins,
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        releaseConnection: async () => {},
        // begins and ends with the scope, in src/access/with-actor.ts
        beginTransaction: refuse,
        commitTransaction: refuse,
        rollbackTransaction: refuse,
        destroy: async () => {},
      }),
    },
  })

const refuse = async () => {
  throw new Error('The transaction of a piece of work is begun and ended by withActor alone')
}
/** Waits for several things by their names at once: `const { words, events } = await allOf({ words: wordsOf(...), events: eventsOf(...) })`. */
export async function allOf<Parts extends Record<string, unknown>>(
  parts: Parts,
): Promise<{ [Name in keyof Parts]: Awaited<Parts[Name]> }> {
  const names = Object.keys(parts)
  const values = await Promise.all(names.map((name) => parts[name]))
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as { [Name in keyof Parts]: Awaited<Parts[Name]> }
}
