import {
  CamelCasePlugin,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Db } from './pool.ts'
import type { DB } from './schema.gen.ts'

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
const known = new WeakMap<DatabaseConnection, Db>()

/**
 * Kysely over the connection that `held` holds, without its queue: statements that are asked for together go to the server together
 * (the pool's clients send without waiting), and their answers come in that order. One wait serves them all. Of several that fail
 * the first is the cause, and is met first by `Promise.all`; those behind it say that the transaction is over.
 */
export function together(held: Db): Promise<Db> {
  return held.getExecutor().provideConnection(async (connection) => {
    const db = known.get(connection) ?? over(connection)
    known.set(connection, db)
    return db
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
