import { get, type Outcome, post, type Reply, type Route, requirePermission, type Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { type Problem, text, typed } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { addClause, changeClause, changeLevel, changeTitle, removeClause, type Saved, thresholdInForce } from './actions.ts'
import { changesBetween, clauseByNumber, isLevelNumber, type Level, type Threshold } from './document.ts'
import { ClauseForm, LevelForm, TitleForm } from './edit-forms.tsx'
import { findThreshold } from './store.ts'
import { Writing } from './writing.tsx'

const editing = 'look after the system'
type Words = Record<string, string>

/** One page for each thing that is changed in a version being written. */
export const editPages: Route[] = [
  get('/threshold/versions/:version/writing', async (visit) => {
    const { threshold, before } = await toWrite(visit)
    if (threshold.validFrom) return { to: at(threshold) }
    if (threshold.proposed) return { to: `${at(threshold)}/publication` }
    const body = <Writing visit={visit} threshold={threshold} changes={before && changesBetween(before, threshold)} />
    return {
      page: { title: `Writing version ${threshold.version}`, body, back: { href: '/threshold/versions', text: 'Versions' } },
    }
  }),

  get('/threshold/versions/:version/title', (visit) => titlePage(visit)),
  post(
    '/threshold/versions/:version/title',
    (visit) =>
      save(
        visit,
        ['title', 'note'],
        (work, words) => changeTitle(work, versionOf(visit), shown(visit), { title: words.title!, note: words.note! }),
        titlePage,
      ),
    { drafts: true },
  ),

  get('/threshold/versions/:version/levels/:level', (visit) => levelPage(visit)),
  post(
    '/threshold/versions/:version/levels/:level',
    (visit) =>
      save(
        visit,
        ['name', 'means', 'whoHelps'],
        (work, words) =>
          changeLevel(work, versionOf(visit), levelOf(visit), shown(visit), {
            name: words.name!,
            means: words.means!,
            whoHelps: words.whoHelps!,
          }),
        levelPage,
      ),
    { drafts: true },
  ),

  get('/threshold/versions/:version/levels/:level/clauses', (visit) => newClausePage(visit)),
  post(
    '/threshold/versions/:version/levels/:level/clauses',
    (visit) =>
      save(
        visit,
        ['heading', 'words'],
        async (work, words) => {
          const done = await addClause(work, versionOf(visit), levelOf(visit), { heading: words.heading!, words: words.words! })
          return 'problems' in done ? done : { saved: true }
        },
        newClausePage,
      ),
    { drafts: true },
  ),

  get('/threshold/versions/:version/clauses/:number', (visit) => clausePage(visit)),
  post(
    '/threshold/versions/:version/clauses/:number',
    (visit) =>
      save(
        visit,
        ['heading', 'words'],
        (work, words) =>
          changeClause(work, versionOf(visit), visit.params.number!, shown(visit), {
            heading: words.heading!,
            words: words.words!,
          }),
        clausePage,
      ),
    { drafts: true },
  ),
  post('/threshold/versions/:version/clauses/:number/removal', (visit) =>
    save(visit, [], (work) => removeClause(work, versionOf(visit), visit.params.number!, shown(visit)), clausePage),
  ),
]

type Again = { problems: readonly Problem[]; words: Words; theirs: unknown }
type Start = { words: Words; kept: boolean }
type Show = (visit: Visit, again?: Again) => Promise<Reply>

/** Saves what was typed; shows the page again with both sets of words when somebody else saved meanwhile. */
async function save(
  visit: Visit,
  names: readonly string[],
  act: (work: Work, words: Words) => Promise<Saved<unknown>>,
  again: Show,
): Promise<Reply> {
  const words = Object.fromEntries(names.map((name) => [name, text(visit.form.answers, name)]))
  let theirs: unknown
  const outcome = await visit.submit(editing, async (work): Promise<Outcome> => {
    const done = await act(work, words)
    if ('problems' in done) return { problems: done.problems }
    if ('saved' in done) return { to: `/threshold/versions/${versionOf(visit)}/writing` }
    if (!done.clash) refuse('not-found')
    theirs = done.clash
    return {
      problems: [
        {
          field: names[0] ?? 'remove',
          message: 'Somebody else changed this while you were writing. Both are below: save yours, or keep theirs',
        },
      ],
    }
  })
  return outcome.problems ? again(visit, { problems: outcome.problems, words, theirs }) : { to: outcome.to }
}

const titlePage: Show = async (visit, again) => {
  const { threshold } = await toWrite(visit)
  const start = await startWith(visit, again, { title: threshold.title, note: threshold.note })
  return form(
    'Title and note',
    threshold,
    <TitleForm
      visit={visit}
      now={threshold}
      words={start.words}
      problems={again?.problems ?? []}
      beside={besideOf(again, start)}
    />,
    again,
  )
}

const levelPage: Show = async (visit, again) => {
  const { threshold } = await toWrite(visit)
  const level = levelIn(visit, threshold)
  const start = await startWith(visit, again, { name: level.name, means: level.means, whoHelps: level.whoHelps })
  return form(
    `Level ${level.level}`,
    threshold,
    <LevelForm visit={visit} now={level} words={start.words} problems={again?.problems ?? []} beside={besideOf(again, start)} />,
    again,
  )
}

const newClausePage: Show = async (visit, again) => {
  const { threshold } = await toWrite(visit)
  const level = levelIn(visit, threshold)
  const start = await startWith(visit, again, { heading: '', words: '' })
  return form(
    `New clause of level ${level.level}`,
    threshold,
    <ClauseForm
      visit={visit}
      level={level}
      words={start.words}
      problems={again?.problems ?? []}
      beside={besideOf(undefined, start)}
    />,
    again,
  )
}

const clausePage: Show = async (visit, again) => {
  const { threshold } = await toWrite(visit)
  const { level, clause } = clauseByNumber(threshold, visit.params.number ?? '') ?? refuse('not-found')
  const start = await startWith(visit, again, { heading: clause.heading, words: clause.words })
  const body = (
    <ClauseForm
      visit={visit}
      level={level}
      now={clause}
      words={start.words}
      problems={again?.problems ?? []}
      beside={besideOf(again, start)}
    />
  )
  return form(`Clause ${clause.number}`, threshold, body, again)
}

/** The version to change, and the one in force that it will follow. */
function toWrite(visit: Visit): Promise<{ threshold: Threshold; before: Threshold | undefined }> {
  return visit.withActor(editing, async (work) => {
    requirePermission(work, 'edit threshold')
    const threshold = await findThreshold(work, { version: versionOf(visit) })
    return { threshold: threshold ?? refuse('not-found'), before: await thresholdInForce(work) }
  })
}

/** What the form begins with: words kept from an earlier visit, or else those that stand. */
async function startWith(visit: Visit, again: Again | undefined, stands: Words): Promise<Start> {
  if (again && Object.keys(again.words).length > 0) return { words: again.words, kept: false }
  const draft = await visit.draft(visit.path)
  if (!draft) return { words: stands, kept: false }
  const words = Object.fromEntries(Object.keys(stands).map((name) => [name, typed(draft.words, name)]))
  return { words, kept: Object.keys(stands).some((name) => words[name] !== stands[name]) }
}

const besideOf = (again: Again | undefined, { kept }: Start) =>
  again?.theirs !== undefined ? 'theirs' : kept ? 'kept' : undefined

const form = (title: string, threshold: Threshold, body: preact.JSX.Element, again?: Again): Reply => ({
  page: {
    title,
    body,
    failed: again && again.problems.length > 0,
    back: { href: `${at(threshold)}/writing`, text: `Version ${threshold.version}` },
  },
})

const at = ({ version }: Pick<Threshold, 'version'>) => `/threshold/versions/${version}`
const versionOf = (visit: Visit) => Number(visit.params.version) || 0
const shown = (visit: Visit) => Number(visit.form.version) || 0

function levelOf(visit: Visit) {
  const level = Number(visit.params.level)
  return isLevelNumber(level) ? level : refuse('not-found')
}

const levelIn = (visit: Visit, threshold: Threshold): Level =>
  threshold.levels.find(({ level }) => level === levelOf(visit)) ?? refuse('not-found')
