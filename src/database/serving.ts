import type pg from 'pg'

/** Takes the lock of the one process that serves this database; false where another holds it. It goes with the connection. */
export async function takeServingLock(client: pg.ClientBase | pg.Pool): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock(hashtext('doorstep serves')) as held")
  return rows[0]?.held ?? false
}

export const answers = (pool: pg.Pool): Promise<boolean> =>
  pool.query('select 1').then(
    () => true,
    () => false,
  )
