import {
  type FormPage,
  formPage,
  get,
  post,
  type Reply,
  type Route,
  requirePermission,
  type Start,
  submitForm,
  type Visit,
} from '../access/index.ts'
import { refuse } from '../errors.ts'
import { type Answers, type Problem, text, typed } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { addClause, changeClause, changeLevel, changeTitle, removeClause, type Saved, thresholdInForce } from './actions.ts'
import { changesBetween, clauseByNumber, isLevelNumber, type Level, type Threshold } from './document.ts'
import { ClauseForm, LevelForm, TitleForm } from './edit-forms.tsx'
import { findThreshold } from './store.ts'
import { Writing } from './writing.tsx'

const editing = 'look after the system'
type Words = Record<string, string>

type Show = FormPage<unknown>['show']
type Begun = { words: Words; beside: 'theirs' | 'kept' | undefined; problems: readonly Problem[] }

/** The form of one thing in a version: it saves what was typed, and leads back to the writing. */
function part(
  path: string,
  names: readonly string[],
  show: Show,
  act: (work: Work, visit: Visit, words: Words) => Promise<Saved | { number: string } | { problems: Problem[] }>,
): Route[] {
  return formPage<unknown>(`/threshold/versions/:version/${path}`, saving(names, show, act), { drafts: true })
}

const saving = (names: readonly string[], show: Show, act: Parameters<typeof part>[3]): FormPage<unknown> => ({
  purpose: editing,
  show,
  act: async (work, visit) => {
    const words = Object.fromEntries(names.map((name) => [name, text(visit.form.answers, name)]))
    const done = await act(work, visit, words)
    return 'problems' in done ? { problems: done.problems } : { to: `/threshold/versions/${versionOf(visit)}/writing` }
  },
})

const titlePage: Show = async (visit, start) => {
  const { threshold } = await toWrite(visit)
  const begun = begunWith(start, { title: threshold.title, note: threshold.note })
  return form(
    'Title and note',
    threshold,
    <TitleForm visit={visit} now={threshold} words={begun.words} problems={begun.problems} beside={begun.beside} />,
  )
}

const levelPage: Show = async (visit, start) => {
  const { threshold } = await toWrite(visit)
  const level = levelIn(visit, threshold)
  const begun = begunWith(start, { name: level.name, means: level.means, whoHelps: level.whoHelps })
  return form(
    `Level ${level.level}`,
    threshold,
    <LevelForm visit={visit} now={level} words={begun.words} problems={begun.problems} beside={begun.beside} />,
  )
}

const newClausePage: Show = async (visit, start) => {
  const { threshold } = await toWrite(visit)
  const level = levelIn(visit, threshold)
  const begun = begunWith(start, { heading: '', words: '' })
  return form(
    `New clause of level ${level.level}`,
    threshold,
    <ClauseForm visit={visit} level={level} words={begun.words} problems={begun.problems} beside={begun.beside} />,
  )
}

const clausePage: Show = async (visit, start) => {
  const { threshold } = await toWrite(visit)
  const { level, clause } = clauseByNumber(threshold, visit.params.number ?? '') ?? refuse('not-found')
  const begun = begunWith(start, { heading: clause.heading, words: clause.words })
  const body = (
    <ClauseForm visit={visit} level={level} now={clause} words={begun.words} problems={begun.problems} beside={begun.beside} />
  )
  return form(`Clause ${clause.number}`, threshold, body)
}

/** The version to change, and the one in force that it will follow. */
function toWrite(visit: Visit): Promise<{ threshold: Threshold; before: Threshold | undefined }> {
  return visit.withActor(editing, async (work) => {
    requirePermission(work, 'edit threshold')
    const threshold = await findThreshold(work, { version: versionOf(visit) })
    return { threshold: threshold ?? refuse('not-found'), before: await thresholdInForce(work) }
  })
}

/** What the form begins with: words sent or kept from an earlier visit, or else those that stand. */
function begunWith({ kept, problems, clash }: Start, stands: Words): Begun {
  const names = Object.keys(stands)
  // a form without words of its own (removing a clause) leaves those that stand
  const words = kept && names.some((name) => name in kept) ? pick(names, kept) : stands
  if (clash) {
    const message = 'Somebody else changed this while you were writing. Both are below: save yours, or keep theirs'
    return { words, beside: 'theirs', problems: [{ field: names[0]!, message }] }
  }
  const isKept = problems.length === 0 && names.some((name) => words[name] !== stands[name])
  return { words, beside: isKept ? 'kept' : undefined, problems }
}

const pick = (names: readonly string[], kept: Answers) => Object.fromEntries(names.map((name) => [name, typed(kept, name)]))

const form = (title: string, threshold: Threshold, body: preact.JSX.Element): Reply => ({
  page: {
    title,
    body,
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

  ...part('title', ['title', 'note'], titlePage, (work, visit, { title, note }) =>
    changeTitle(work, versionOf(visit), shown(visit), { title: title!, note: note! }),
  ),
  ...part('levels/:level', ['name', 'means', 'whoHelps'], levelPage, (work, visit, { name, means, whoHelps }) =>
    changeLevel(work, versionOf(visit), levelOf(visit), shown(visit), { name: name!, means: means!, whoHelps: whoHelps! }),
  ),
  ...part('levels/:level/clauses', ['heading', 'words'], newClausePage, (work, visit, { heading, words }) =>
    addClause(work, versionOf(visit), levelOf(visit), { heading: heading!, words: words! }),
  ),
  ...part('clauses/:number', ['heading', 'words'], clausePage, (work, visit, { heading, words }) =>
    changeClause(work, versionOf(visit), visit.params.number!, shown(visit), { heading: heading!, words: words! }),
  ),
  post('/threshold/versions/:version/clauses/:number/removal', (visit) =>
    submitForm(
      visit,
      saving([], clausePage, (work) => removeClause(work, versionOf(visit), visit.params.number!, shown(visit))),
    ),
  ),
]
