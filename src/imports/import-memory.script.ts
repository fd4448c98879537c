/** Runs `doorstep import cin` on the census and the database given, in a process of its own, and prints what it took. */
import type { Actor } from '../access/index.ts'
import { ReadLog } from '../access/read-log.ts'
import { openDoors } from '../access/with-actor.ts'
import { openPool } from '../database/pool.ts'
import { importCommands } from './commands.ts'

const [, , path = '', settings = '{}', service = '{}'] = process.argv
const app = openPool({ ...JSON.parse(settings), max: 4 })
const log = openPool({ ...JSON.parse(settings), max: 1 })
const withActor = openDoors({ db: app.db, log: new ReadLog(log.pool, Buffer.alloc(32, 7)), clock: () => new Date() })
const commands = importCommands((_io, _authority, run) => run(withActor, JSON.parse(service) as Actor))
const began = Date.now()
let steps = 0
let said = ''
await commands
  .find(({ name }) => name === 'import cin')
  ?.run([path, '--as-authority', 'asked for'], {
    json: true,
    out: (line) => {
      said = line
    },
    err: console.error,
    progress: () => {
      steps += 1
    },
  })
const { state, counts } = JSON.parse(said) as { state: string; counts: { people: unknown; referrals: unknown; problems: number } }
console.log(
  JSON.stringify({
    state,
    ...counts,
    steps,
    seconds: (Date.now() - began) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
)
await app.db.destroy()
await log.db.destroy()
