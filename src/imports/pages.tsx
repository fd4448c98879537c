import { rm } from 'node:fs/promises'
import {
  formPage,
  get,
  type Outcome,
  post,
  type Reply,
  type Route,
  requirePermission,
  type Start,
  type Visit,
} from '../access/index.ts'
import { isId, newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { type Problem, text } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { mayKnowRecords } from './asker.ts'
import { importFiles } from './import-file.ts'
import { RunList, type Shown } from './list-view.tsx'
import type { FileKind } from './read-file.ts'
import { RefusalForm, WhatBecame } from './refusal-view.tsx'
import { fileBrought, refusedLately, refuseFile } from './refuse-waiting.ts'
import { RunPage } from './run-view.tsx'
import { createRun, findRun, isUnderWay, listRuns, problemsOf } from './runs-store.ts'
import { hold, serviceOf } from './store.ts'
import { takeWaiting } from './take-waiting.ts'
import { ownWaiting, waitingFiles } from './waiting-store.ts'
import { problemsCsv } from './words.ts'

const shownAtOnce = 200
/** So many rows fit a spreadsheet, and the memory of a page. */
const perDownload = 100_000
/** Of one person at a time: each holds a connection to the database, also while it waits for its turn. */
const mostUnderWay = 2
/** No census of one authority is a tenth of this. */
const upload = { action: 'import files', purpose: 'import', bytes: 1024 ** 3 } as const
const here = async (work: Work) => requirePermission(work, 'import files', { kind: 'import' })

/** Files that come in: one's own runs, a form to begin another, and what became of each. */
export const importPages: Route[] = [
  get('/imports', (visit) => list(visit, [])),
  post('/imports', (visit) => begin(visit), { upload }),
  post('/imports/waiting/:file/taking', (visit) => takeIn(visit)),
  ...formPage('/imports/waiting/:file/refusal', { purpose: 'import', show: askWhy, act: refuseIt }),

  get('/imports/:id', async (visit): Promise<Reply> => {
    const after = startOf(visit)
    const { run, problems } = await visit.withActor('import', async (work) => {
      await here(work)
      const run = await findRun(work, idOf(visit))
      if (!run) refuse('not-found', undefined, { kind: 'import' })
      return { run, problems: run.state === 'done' ? await problemsOf(work, run.id, { after, most: shownAtOnce }) : [] }
    })
    const shown = { run, problems, after, most: shownAtOnce, perDownload, now: visit.now }
    const body = <RunPage {...shown} />
    const page = {
      title: `${isUnderWay(run) ? 'Importing' : 'Import of'} ${run.fileName}`,
      body,
      back: { href: '/imports', text: 'Imports' },
    }
    return { page, ...(isUnderWay(run) ? { refresh: 2 } : {}) }
  }),

  get('/imports/:id/problems.csv', async (visit): Promise<Reply> => {
    const after = startOf(visit)
    const problems = await visit.withActor('import', async (work) => {
      await here(work)
      const run = await findRun(work, idOf(visit))
      if (run?.state !== 'done') refuse('not-found', undefined, { kind: 'import' })
      work.saw('export', 'import', [run.id])
      return problemsOf(work, run.id, { after, most: perDownload })
    })
    return { download: problemsCsv(problems), type: 'text/csv; charset=utf-8', fileName: 'what-was-not-understood.csv' }
  }),
]

/** Only what stands in a link of ours; anything else begins at the beginning. */
const startOf = (visit: Visit) => (/^\d{1,9}$/.test(visit.query.after ?? '') ? Number(visit.query.after) : 0)
const idOf = (visit: Visit) => (isId(visit.params.id) ? visit.params.id : refuse('not-found', undefined, { kind: 'import' }))

async function list(visit: Visit, problems: readonly Problem[]): Promise<Reply> {
  const found = await visit.withActor('import', async (work) => {
    await here(work)
    return {
      runs: await listRuns(work),
      waitingRuns: await ownWaiting(work),
      waiting: mayKnowRecords(work.actor) ? await waitingFiles(work) : [],
      refused: await refusedLately(work),
    }
  })
  const shown: Shown = {
    ...found,
    justRefused: found.refused.find(({ id }) => id === visit.query.refused),
    waits: !mayKnowRecords(visit.actor),
    problems,
    kind: text(visit.form.answers, 'kind'),
    authority: visit.actor.authority,
    fields: visit.fields,
    now: visit.now,
  }
  return { page: { title: 'Imports', body: <RunList {...shown} />, failed: problems.length > 0 } }
}

/** Keeps the file and answers at once; the import runs after the answer. */
async function begin(visit: Visit): Promise<Reply> {
  const kind = text(visit.form.answers, 'kind')
  const problems: Problem[] = []
  if (!isKind(kind)) problems.push({ field: 'kind', message: 'Choose what kind of file this is' })
  if (!visit.file) problems.push({ field: 'file', message: 'Choose the file to import' })
  else if (visit.file.cut)
    problems.push({
      field: 'file',
      message: 'The file is larger than 1 GB, and no census or list of one authority is. Choose another file',
    })
  else if (visit.file.size === 0)
    problems.push({ field: 'file', message: 'The file is empty: export it again and choose the new file' })
  const { file } = visit
  if (!isKind(kind) || !file || problems.length > 0) return list(visit, problems)
  const begun = { service: undefined as Awaited<ReturnType<typeof serviceOf>> }
  const outcome = await visit.submit('import', async (work) => {
    await here(work)
    const { service, problem } = await mayBegin(work)
    if (!service) return { problems: [{ field: 'file', message: problem }] }
    begun.service = service
    await createRun(work, { id: file.id, kind, fileName: file.name })
    return { to: `/imports/${file.id}` }
  })
  if (outcome.problems) return list(visit, outcome.problems)
  const { actor } = visit
  // the same form sent twice comes here twice, and began once
  if (begun.service) {
    const service = { ...actor, ...begun.service, role: 'service' as const }
    file.keep()
    visit.afterwards(async (withActor, closing) => {
      try {
        await importFiles(withActor, { runId: file.id, kind, files: [file], asker: actor, service, closing, apart: true })
      } finally {
        await rm(file.path, { force: true })
      }
    })
  }
  return { to: outcome.to }
}

/** Takes a file that waits in as a run of one's own, which goes on after the answer: this file, and no other. */
async function takeIn(visit: Visit): Promise<Reply> {
  const runId = newId(visit.now.getTime())
  const fileId = visit.params.file!
  const begun = { service: undefined as Awaited<ReturnType<typeof serviceOf>> }
  const outcome = await visit.submit('import', async (work) => {
    await here(work)
    if (!mayKnowRecords(work.actor)) refuse('not-allowed')
    const found = await fileBrought(work, fileId)
    if ('ended' in found) return { to: refusalOf(fileId) }
    const { service, problem } = await mayBegin(work)
    if (!service) return { problems: [{ field: 'file', message: problem }] }
    begun.service = service
    await createRun(work, { id: runId, kind: 'waiting', fileName: found.waits.fileName })
    return { to: `/imports/${runId}` }
  })
  if (outcome.problems) return list(visit, outcome.problems)
  const { actor } = visit
  if (begun.service) {
    const service = { ...actor, ...begun.service, role: 'service' as const }
    visit.afterwards((withActor) => takeWaiting(withActor, { runId, fileId, asker: actor, service }))
  }
  return { to: outcome.to }
}

const refusalOf = (fileId: string) => `/imports/waiting/${fileId}/refusal`

async function askWhy(visit: Visit, { problems }: Start): Promise<Reply> {
  const found = await visit.withActor('import', (work) => {
    requirePermission(work, 'refuse files', { kind: 'import' })
    return fileBrought(work, visit.params.file!)
  })
  const back = { href: '/imports', text: 'Imports' }
  if ('ended' in found)
    return { page: { title: found.ended.fileName, back, body: <WhatBecame file={found.ended} now={visit.now} /> } }
  const file = found.waits
  const shown = { file, why: text(visit.form.answers, 'why'), problems, fields: visit.fields(), now: visit.now }
  return { page: { title: `Refuse ${file.fileName}`, back, body: <RefusalForm {...shown} /> } }
}

async function refuseIt(work: Work, visit: Visit): Promise<Outcome> {
  const fileId = visit.params.file!
  const { problems, tooLate } = await refuseFile(work, fileId, text(visit.form.answers, 'why'))
  return problems ? { problems } : { to: tooLate ? refusalOf(fileId) : `/imports?refused=${fileId}` }
}

/** Who would write for this actor now, or why nobody may. */
async function mayBegin(work: Work) {
  // one after another, so that the next one counts this one
  await hold(work, `imports begun by ${work.actor.accountId}`)
  const going = (await listRuns(work)).filter(isUnderWay)
  if (going.length >= mostUnderWay) return { service: undefined, problem: tooMany }
  return { service: await serviceOf(work), problem: noService }
}

const tooMany = 'Two of your imports are under way. Wait until one of them has ended, then import this file'
const noService =
  'Files come in by an account that Doorstep uses itself, and this authority has none. Tell whoever looks after Doorstep'

const isKind = (kind: string): kind is FileKind => kind === 'annex-a' || kind === 'cin'
