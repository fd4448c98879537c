import { CompiledQuery } from 'kysely'
import { type Command, UsageProblem } from '../command.ts'
import { readConfig } from '../config.ts'
import { migrate } from '../database/migrate.ts'
import { openPool } from '../database/pool.ts'
import { loadDemonstration } from '../demonstration/load.ts'
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
        if (!marked) throw new UsageProblem('This database is not a demonstration, so nothing was touched.')
        // all that migrations made goes, and is made again empty
        await db.executeQuery(
          CompiledQuery.raw(
            'drop schema public cascade; drop schema access cascade; drop schema scope cascade; drop schema if exists people cascade; create schema public; grant usage on schema public to doorstep_app',
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
