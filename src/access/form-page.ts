import { Refusal, type RefusalCode } from '../errors.ts'
import type { Answers, Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import type { Purpose } from './permissions.ts'
import { type Clash, clashOf } from './version.ts'
import { get, type Outcome, post, type Reply, type Route, type Visit } from './visit.ts'

/** What a form begins with. At first, words kept from an earlier visit; after a sending that did not pass, the words just sent. */
export type Start<Values = unknown> = {
  kept: Answers | undefined
  problems: readonly Problem[]
  /** Somebody was quicker: what both wrote, the version that a second sending carries, and who it was, in a sentence. */
  clash?: Clash<Values> | undefined
  /** One of the refusals that `shownAgain` names. */
  refusal?: Refusal | undefined
}

export type FormPage<Values> = {
  /** Whose scope the act runs in. */
  purpose: Purpose | ((visit: Visit) => Purpose)
  /** The page with its form: what it begins with stands in the boxes. It leads elsewhere where there is nothing to ask any more. */
  show: (visit: Visit, start: Start<Values>) => Promise<Reply>
  /** What the form does, in the transaction that remembers its key; `formPage` does the rest. */
  act: (work: Work, visit: Visit) => Promise<Outcome>
  /** Refusals that this page tells of itself. Others have a page of their own, which keeps the words that were sent. */
  shownAgain?: readonly RefusalCode[]
}

type Kept = Pick<Route, 'drafts' | 'labels' | 'looks'>

/**
 * A page with one form, at one address: shown with the words kept for it; sent once; shown again with what to put right (422), or with
 * who was quicker (409). The words that were sent stand in the form each time.
 */
export function formPage<Values>(path: string, page: FormPage<Values>, kept: Kept & { looked?: boolean } = {}): Route[] {
  const { looked, ...more } = kept
  const shown = (visit: Visit) => showForm(visit, page, more.drafts)
  return [get(path, shown), post(path, (visit) => submitForm(visit, page), looked ? { ...more, looks: shown } : more)]
}

/** The form as it is shown first. A button that only looks (`_look`) has sent words, and they stand in it. */
export async function showForm<Values>(visit: Visit, { show }: Pick<FormPage<Values>, 'show'>, drafts = false): Promise<Reply> {
  const sent = Object.keys(visit.form.answers).length > 0 ? visit.form.answers : undefined
  const kept = sent ?? (drafts ? (await visit.draft(visit.path))?.words : undefined)
  return show(visit, { kept, problems: [] })
}

/** Sends a form whose page stands at another address, or has several forms. */
export async function submitForm<Values>(
  visit: Visit,
  { purpose, show, act, shownAgain = [] }: FormPage<Values>,
): Promise<Reply> {
  const kept = visit.form.answers
  try {
    const outcome = await visit.submit(typeof purpose === 'function' ? purpose(visit) : purpose, (work) => act(work, visit))
    return outcome.problems ? again(await show(visit, { kept, problems: outcome.problems })) : { to: outcome.to }
  } catch (error) {
    const clash = clashOf<Values>(error)
    const refusal = error instanceof Refusal && shownAgain.includes(error.code) ? error : undefined
    if (!clash && !refusal) throw error
    const reply = await show(visit, { kept, problems: [], clash, refusal })
    // where the form is not there any more, the page of the refusal keeps the words
    if (!('page' in reply)) throw error
    return again(reply, 409)
  }
}

const again = (reply: Reply, status = 422): Reply =>
  'page' in reply ? { ...reply, status, page: { ...reply.page, failed: true } } : reply
