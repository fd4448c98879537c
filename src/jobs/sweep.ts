import { sql } from 'kysely'
import type { Daily } from './job.ts'

/** Old drafts and keys of sent forms go, once a day; how old is the database function's to say. */
export const sweep: Daily = {
  name: 'sweep',
  at: '03:20',
  async run(db) {
    const { rows } = await sql<{ here: boolean }>`select to_regprocedure('access.sweep()') is not null as here`.execute(db)
    if (rows[0]!.here) await sql`select access.sweep()`.execute(db)
  },
}
