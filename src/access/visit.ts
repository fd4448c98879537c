import { createHash } from 'node:crypto'
import type { ComponentChildren, VNode } from 'preact'
import { isId } from '../database/ids.ts'
import { Refusal, refuse } from '../errors.ts'
import type { Answers, Form, Problem } from '../govuk/index.ts'
import type { Room } from '../room.ts'
import type { Work } from '../work.ts'
import type { Actor } from './actor.ts'
import { dropDraft } from './draft-store.ts'
import type { PermissionTable } from './permission-table.ts'
import type { Action, Purpose } from './permissions.ts'
import { holdKey, saveSubmission, sentWith } from './submission-store.ts'
import type { WithActor } from './with-actor.ts'

/** A page without its frame; the web door puts header, navigation and footer round it. */
export type PageParts = {
  title: string
  body: ComponentChildren
  /** Which word of the navigation is current. */
  section?: string | undefined
  failed?: boolean | undefined
  back?: { href: string; text?: string | undefined } | undefined
  porch?: ComponentChildren | undefined
}
export type Reply =
  | {
      page: PageParts
      status?: number | undefined
      /** Asks for the page again after so many seconds. */
      refresh?: number | undefined
    }
  | { to: string }
  | { download: string; type: string; fileName: string }

/** What an act says to a page: put these right, or go there. */
export type Outcome = { problems: Problem[]; to?: undefined } | { to: string; problems?: undefined }

/** A signed-in person asking for a page or sending a form. */
export type Visit = {
  actor: Actor
  now: Date
  permissions: PermissionTable
  path: string
  /** Every room of the house, for a page that shows what rooms hand in. */
  rooms: readonly Room[]
  /** This house's own address, for a link that somebody passes on. */
  site: string
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  form: Form
  withActor: <T>(purpose: Purpose, run: (work: Work) => Promise<T>) => Promise<T>
  /**
   * Does an act once for each rendered form, in one transaction with its record that it was done (the same key and body again
   * leads to the first result), and clears the draft. Problems leave all as it was; the words are kept as a draft.
   */
  submit: (purpose: Purpose, act: (work: Work) => Promise<Outcome>) => Promise<Outcome>
  /** Words kept from an earlier visit for the form that posts to this path. */
  draft: (action: string) => Promise<{ words: Answers; at: Date } | undefined>
  /** What they began and did not send, newest first, in the words of the rooms whose forms those are, and where to go on. */
  unfinished: () => Promise<{ name: string; href: string; at: Date }[]>
  /**
   * Does something after the answer was sent. The door waits for nothing of it; what goes wrong is logged; the signal says that the
   * house is closing.
   */
  afterwards: (run: (withActor: WithActor, closing: AbortSignal) => Promise<unknown>) => void
  /** The file that came with the form, on a route that takes one. Whoever keeps it says so; else it goes with the answer. */
  file?: UploadedFile | undefined
  /** The hidden fields that every form carries: proof that it is ours, a key, the version that was shown. */
  fields: (version?: number) => VNode
}

/** `cut`: it was larger than the route takes, and only its beginning is here. */
export type UploadedFile = { id: string; name: string; size: number; path: string; cut: boolean; keep: () => void }

/** What a form calls its questions, and its answers where they are codes; `child.*.name` is that of any child. */
export type Labels = Readonly<Record<string, string | { label: string; of: Readonly<Record<string, string>> }>>

export type Route = {
  method: 'GET' | 'POST'
  /** Fastify's form: /contacts/:id/decision */
  path: string
  /** Words sent here are kept as a draft until the act is done. */
  drafts?: boolean
  /** How words sent here are shown where the form itself cannot be. */
  labels?: Labels
  /** The form carries a file (multipart) of at most so many bytes, for whoever may do this: others are refused before it is stored. */
  upload?: { action: Action; purpose: Purpose; bytes: number }
  /**
   * The page that a form of this route stands on, for a button named `_look`: the words are kept as a draft, and the page answers with
   * `find`, or `level=3`, in its query, and not in its address, where a name would stay in histories and logs.
   */
  looks?: Route['handle']
  handle: (visit: Visit) => Promise<Reply>
}

export const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle })
export const post = (
  path: string,
  handle: Route['handle'],
  more: Pick<Route, 'drafts' | 'labels' | 'upload' | 'looks'> = {},
): Route => ({
  method: 'POST',
  path,
  handle,
  ...more,
})

/** Carries an act's problems out of its transaction, which is undone: problems leave all as it was. */
export class Undone extends Error {
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super('undone')
    this.problems = problems
  }
}

/** Runs an act once per key, inside its own transaction (see `Visit.submit`). */
export async function once(work: Work, form: Form, path: string, act: (work: Work) => Promise<Outcome>): Promise<{ to: string }> {
  const key = form.idempotencyKey
  if (!isId(key)) refuse('words-expired')
  const bodyHash = createHash('sha256')
    .update(`${path}\n${form.version}\n${canonical(form.answers)}`)
    .digest()
  await holdKey(work, key)
  const first = await sentWith(work, key)
  if (first) {
    if (!bodyHash.equals(first.bodyHash)) throw new Refusal('already-recorded', undefined, { location: first.location })
    return { to: first.location }
  }
  const outcome = await act(work)
  if (outcome.problems) throw new Undone(outcome.problems)
  await saveSubmission(work, { key, bodyHash, location: outcome.to })
  await dropDraft(work, path)
  return outcome
}

/** One order for the names, so that equal answers are equal bytes. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`
}
