import { CompiledQuery, sql } from 'kysely'
import { type Command, UsageProblem } from '../command.ts'
import { readConfig } from '../config.ts'
import { migrate } from '../database/migrate.ts'
import { openPool } from '../database/pool.ts'
import { loadDemonstration } from '../demonstration/load.ts'
import { StartProblem } from '../errors.ts'
import { prepareGround } from '../house.ts'
import { londonDay } from '../time/index.ts'

/** Loads the demonstration anew, as at today. It touches only a database that is marked as a demonstration. */
export const demoResetCommand: Command = {
  name: 'demo reset',
  summary: 'Load the demonstration anew, as at today (stop Doorstep first)',
  usage: '   (DOORSTEP_DEMO_DAY sets another day)',
  async run(_args, { out, err, json, progress }) {
    const config = readConfig()
    const ground = await prepareGround(config, err)
    try {
      if (!ground.owner) throw new UsageProblem('This command needs DATABASE_OWNER_URL.')
      const { db } = openPool({ ...ground.owner, max: 2 })
      try {
        const marked = await db.selectFrom('installation').select('key').where('key', '=', 'demonstration').executeTakeFirst()
        const { rows: held } = await sql<{
          free: boolean
        }>`select pg_try_advisory_lock(hashtext('doorstep serves')) as free`.execute(db)
        if (!held[0]?.free) throw new StartProblem('Doorstep is running on this database. Stop it first; nothing was touched.')
        if (!marked) throw new UsageProblem('This database is not a demonstration, so nothing was touched.')
        // all that migrations made goes, and is made again empty; the queue's own schema stays
        const { rows } = await sql<{ name: string }>`
          select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema$|pgboss$|public$)'`.execute(db)
        const schemas = ['public', ...rows.map(({ name }) => name)].map((name) => `"${name}"`).join(', ')
        await db.executeQuery(
          CompiledQuery.raw(
            `begin; drop schema ${schemas} cascade; create schema public; grant usage on schema public to doorstep_app; commit`,
          ),
        )
        await migrate(ground.owner)
        const asAtDay = config.demoDay ?? londonDay(new Date())
        await loadDemonstration({ db, asAtDay, progress })
        out(json ? JSON.stringify({ asAtDay }) : `The demonstration is loaded anew, as at ${asAtDay}.`)
        return 0
      } finally {
        await db.destroy()
      }
    } finally {
      await ground.close()
    }
  },
}
