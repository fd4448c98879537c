import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { type Actor, recordEvent, requirePermission } from '../access/index.ts'
import type { WithActor } from '../access/with-actor.ts'
import { Refusal as NotRead, type Totals } from '../returns/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { mayKnowRecords } from './asker.ts'
import { writeBatch } from './batch.ts'
import { upsertImported } from './bulk-store.ts'
import { piecesOf } from './pieces.ts'
import { type FileKind, type GivenFile, readFiles } from './read-file.ts'
import { RunLog } from './run-log.ts'
import { faultSentence, heldAs, stoppedSentence } from './runs-store.ts'
import { authorityCode, countRows, hold, importedRows, newestCensus, notPlacedYet } from './store.ts'
import { Tally } from './tally.ts'
import { hashOf, type Told } from './told.ts'
import { type Brought, keepWaiting } from './waiting-store.ts'
import type { Writing } from './writing.ts'

/** A run that stands as a row and has not begun. `asker` began it; `service` writes for them. */
export type Request = {
  runId: string
  kind: FileKind
  files: readonly GivenFile[]
  asker: Actor
  service: Actor
  closing?: AbortSignal
  /** Reads in a thread of its own, because others wait for this one. */
  apart?: boolean
}

class ChangedMeanwhile extends Error {
  override readonly message = 'The file changed while it was read, so nothing of it was kept. Import it again.'
}

/** Counts up when what is read or how it is written changes: a file that was imported before is then looked at anew. */
const edition = 1
export const batchSize = 250

/** Has the tables counted after 1, 4, 16, ... batches: seldom enough to cost little, often enough to stay near the truth. */
export function countsNowAndThen(work: Work): () => Promise<void> {
  let batches = 0
  let nextCount = 1
  return async () => {
    batches += 1
    if (batches < nextCount) return
    await countRows(work)
    nextCount *= 4
  }
}

/**
 * Imports files as one: reads them whole to see that they can be trusted, then writes them in one transaction. What was not
 * understood is listed in the run; the same file again changes nothing; a file that breaks changes nothing. Ends with the run in
 * the state it reached. A fault leaves the run stopped, and is thrown on.
 */
export async function importFiles(
  withActor: WithActor,
  request: Request,
  onProgress?: (what: string, done: number, whole: number) => void,
) {
  const { runId, asker } = request
  await withActor(asker, 'import', async (work) => requirePermission(work, 'import files', { kind: 'import' }))
  const log = new RunLog(withActor, asker, runId, onProgress)
  // Held from before the first word of it is written down until after the last: whoever looks knows by it that it goes on. A
  // connection of its own, because what is written commits before its end is written down.
  await holding(withActor, asker, runId, () => importHeld(withActor, request, log))
}

/** What is held while an import of an authority goes on. */
export const importsOf = (authorityId: string) => `imports of ${authorityId}`

/** Runs while a run is held, and no other import of its authority goes on. */
export async function holding(withActor: WithActor, asker: Actor, runId: string, run: () => Promise<void>) {
  await withActor(asker, 'import', async (held) => {
    await hold(held, heldAs(runId))
    await hold(held, importsOf(asker.authorityId))
    await run()
  })
}

async function importHeld(withActor: WithActor, request: Request, log: RunLog) {
  const { asker, service, files, closing } = request
  try {
    const fileHash = await hashOfFiles(files)
    await log.now({ state: 'reading', fileHash })
    // the service writes; what it writes is the asker's act
    const writer = { ...service, workerId: asker.workerId }
    const ended = await withActor(writer, 'import', async (work) => checkAndWrite(work, request, log, fileHash))
    await log.end(ended.state, ended.sentence)
  } catch (error) {
    if (error instanceof NotRead || error instanceof ChangedMeanwhile) return await log.end('refused', error.message)
    await log.end('stopped', closing?.aborted ? stoppedSentence : faultSentence).catch(() => {})
    if (!closing?.aborted) throw error
  }
}

async function checkAndWrite(work: Work, request: Request, log: RunLog, fileHash: Buffer) {
  const { runId, kind, files, closing, apart = false } = request
  const asAt = londonDay(work.now)
  const reading = { kind, files, authorityCode: await authorityCode(work), asAt, apart }
  // what one asker is not told may be told to another who brings the same file
  const part = mayKnowRecords(request.asker) ? '' : ' in part'
  const whole = `clean ${asKey(kind, fileHash)}`
  const [clean, today] = [`${whole}${part}`, `${asAt} ${asKey(kind, fileHash)}${part}`]
  // with a day to come in it, the file may be better understood tomorrow
  if ((await importedRows(work, 'file', [whole, clean, today])).size > 0)
    return { state: 'nothing new', sentence: 'This very file was imported before, so nothing changed.' } as const
  const census = await check(reading, log, closing)
  await log.now({ state: 'writing' })
  const { people, contacts, referrals } = await write(work, reading, log, census, request)
  if (!(await hashOfFiles(files)).equals(fileHash)) throw new ChangedMeanwhile()
  const key = log.counts.problems === 0 ? clean : today
  await upsertImported(work, [
    { source: 'file', theirId: key, ourId: runId, rowHash: fileHash },
    ...(census.year === null
      ? []
      : [{ source: 'census', theirId: String(census.year), ourId: runId, rowHash: hashOf(census.year) }]),
  ])
  const about = {
    agencyId: work.actor.agencyId,
    subject: { kind: 'import', id: runId },
  }
  const acts = [people, contacts, referrals].flatMap((outcomes) => [outcomes.new, outcomes.changed])
  if (acts.some((count) => count > 0))
    await recordEvent(work, 'file imported', about, {
      kind,
      people: people.new,
      contacts: contacts.new,
      referrals: referrals.new,
    })
  return { state: 'done' } as const
}

type Reading = { kind: FileKind; files: readonly GivenFile[]; authorityCode: string; asAt: Day; apart: boolean }
type Census = { year: number | null; referenceDate: Day | null }

/** Reads everything once and writes nothing: what breaks is found here, and what is to be said is listed. */
async function check(reading: Reading, log: RunLog, closing: AbortSignal | undefined): Promise<Census> {
  let census: Census = { year: null, referenceDate: null }
  const { counts } = log
  const sizes = await Promise.all(reading.files.map(async ({ path }) => (await stat(path)).size))
  const isBytes = reading.kind === 'cin'
  counts.whole = isBytes ? sizes.reduce((sum, size) => sum + size, 0) : 0
  const onBytes = (bytes: number) => {
    counts.done += bytes
  }
  let told = 0
  for await (const item of readFiles({ ...reading, ...(isBytes ? { onBytes } : {}) })) {
    if (item.kind === 'problem') log.say(item)
    else if (item.kind === 'set aside') counts.setAside[item.of] = (counts.setAside[item.of] ?? 0) + 1
    else if (item.kind === 'later') counts.later[item.what] = (counts.later[item.what] ?? 0) + item.count
    else if (item.kind === 'census') census = item
    else if (item.kind === 'end') addTotals(log, item.totals)
    else if (item.kind === 'told') {
      told += 1
      if (!isBytes) counts.done = told
    }
    closing?.throwIfAborted()
    await log.maybe('Reading')
  }
  Object.assign(counts, { done: 0, whole: told })
  return census
}

function addTotals({ counts }: RunLog, { rows, blanks }: Totals) {
  for (const [kind, count] of Object.entries(rows)) {
    counts.rows[kind] ??= { read: 0, taken: 0, setAside: 0, notRead: 0 }
    for (const what of ['read', 'taken', 'setAside', 'notRead'] as const) counts.rows[kind][what] += count[what]
  }
  for (const [heading, count] of Object.entries(blanks)) counts.blanks[heading] = (counts.blanks[heading] ?? 0) + count
}

async function write(work: Work, reading: Reading, log: RunLog, census: Census, { runId, asker, closing }: Request) {
  const newest = reading.kind === 'cin' ? await newestCensus(work) : null
  const { counts } = log
  counts.ofRecord = mayKnowRecords(asker)
  const brought: Brought = {
    work,
    runId,
    source: reading.kind === 'cin' ? `cin ${census.year ?? 'undated'}` : 'annex-a',
    asAt: census.referenceDate ?? reading.asAt,
    fillsOnly: newest !== null && (census.year ?? 0) < newest,
    events: new Tally(),
    file: { kind: reading.kind, name: reading.files.map(({ name }) => name).join(', ') },
  }
  const writing: Writing = {
    ...brought,
    today: reading.asAt,
    notPlaced: await notPlacedYet(work, reading.asAt),
    met: new Tally(),
    say: (problem) => log.say(problem),
    counts,
  }
  let batch: Told[] = []
  const counted = countsNowAndThen(work)
  const flush = async () => {
    closing?.throwIfAborted()
    // without a look at the record: nothing of what follows may differ by what stands there
    await (counts.ofRecord ? writeBatch(writing, batch) : keepWaiting(brought, batch))
    await counted()
    counts.done += batch.length
    batch = []
    await log.maybe('Writing')
  }
  for await (const item of readFiles(reading)) {
    if (item.kind !== 'told') continue
    batch.push(item)
    if (batch.length >= batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  return counts
}

const asKey = (kind: FileKind, hash: Buffer) => `${kind} ${edition} ${hash.toString('hex')}`

async function hashOfFiles(files: readonly GivenFile[]): Promise<Buffer> {
  const hash = createHash('sha256')
  for (const { path, name } of files) {
    // which list a CSV file holds may stand in its name alone
    hash.update(`${name}\n`)
    for await (const piece of piecesOf(path)) hash.update(piece)
  }
  return hash.digest()
}
