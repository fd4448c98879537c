/** Imports the census given by path into the database that DATABASE_URL names, in a process of its own, and prints what it took. */
import { openDoors } from '../access/with-actor.ts'
import { ReadLog } from '../access/read-log.ts'
import { newId } from '../database/ids.ts'
import { openPool } from '../database/pool.ts'
import type { Actor } from '../access/index.ts'
import { importFiles } from './import-file.ts'
import { createRun, findRun } from './runs-store.ts'

const [, , path = '', settings = '{}', actor = '{}'] = process.argv
const service = JSON.parse(actor) as Actor
const app = openPool({ ...JSON.parse(settings), max: 4 })
const log = openPool({ ...JSON.parse(settings), max: 1 })
const withActor = openDoors({ db: app.db, log: new ReadLog(log.pool, Buffer.alloc(32, 7)), clock: () => new Date() })
const runId = newId()
const began = Date.now()
await withActor(service, 'import', (work) => createRun(work, { id: runId, kind: 'cin', fileName: 'census.xml' }))
let told = 0
await importFiles(withActor, { runId, kind: 'cin', files: [{ path, name: 'census.xml' }], asker: service, service }, () => {
  told += 1
  const m = process.memoryUsage()
  if (told % 5 === 0) console.error(...Object.entries(m).map(([k, v]) => `${k} ${Math.round(v / 1e6)}`))
})
const run = await withActor(service, 'import', (work) => findRun(work, runId))
console.log(JSON.stringify({ state: run?.state, counts: run?.counts, told, seconds: (Date.now() - began) / 1000, peakKb: process.resourceUsage().maxRSS }))
await app.db.destroy()
await log.db.destroy()
