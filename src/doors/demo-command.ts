import { type Command, UsageProblem } from '../command.ts'
import { readConfig } from '../config.ts'
import { emptyDatabase } from '../database/emptying.ts'
import { migrate } from '../database/migrate.ts'
import { openPool } from '../database/pool.ts'
import { takeServingLock } from '../database/serving.ts'
import { isDemonstration } from '../demonstration/installation-store.ts'
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
      const { db, pool } = openPool({ ...ground.owner, max: 2 })
      try {
        const marked = await isDemonstration(db)
        if (!(await takeServingLock(pool)))
          throw new StartProblem('Doorstep is running on this database. Stop it first; nothing was touched.')
        if (!marked) throw new UsageProblem('This database is not a demonstration, so nothing was touched.')
        await emptyDatabase(db)
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
