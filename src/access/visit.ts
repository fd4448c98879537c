import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ComponentChildren, VNode } from 'preact'
import { isId } from '../database/ids.ts'
import { Refusal, refuse } from '../errors.ts'
import type { Answers, Form, Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import type { Actor } from './actor.ts'
import type { Action, Purpose } from './permissions.ts'
import type { WithActor } from './with-actor.ts'

/** A page without its frame; the web door puts header, navigation and footer round it. */
export type PageParts = {
  title: string
  body: ComponentChildren
  /** Which word of the navigation is current. */
  section?: 'today' | 'contacts' | 'children' | 'places' | 'figures' | 'access' | undefined
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
  path: string
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
  const { authorityId, accountId } = work.actor
  const key = form.idempotencyKey
  if (!isId(key)) refuse('words-expired')
  const bodyHash = createHash('sha256')
    .update(`${path}\n${form.version}\n${canonical(form.answers)}`)
    .digest()
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(work.db)
  const first = await work.db.selectFrom('submission').select(['bodyHash', 'location']).where('key', '=', key).executeTakeFirst()
  if (first) {
    if (!bodyHash.equals(first.bodyHash)) throw new Refusal('already-recorded', undefined, { location: first.location })
    return { to: first.location }
  }
  const outcome = await act(work)
  if (outcome.problems) throw new Undone(outcome.problems)
  await work.db
    .insertInto('submission')
    .values({ authorityId, key, accountId, bodyHash, location: outcome.to, at: work.now })
    .execute()
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

/**
 * Keeps words not sent yet: their author's alone, one for each form and subject. The path names both. Words whose form (`key`)
 * was sent meanwhile are not kept: a page saves once more as it is left.
 */
export async function keepDraft(work: Work, path: string, words: Answers, key?: string) {
  const { authorityId, accountId } = work.actor
  if (isId(key) && (await work.db.selectFrom('submission').select('key').where('key', '=', key).executeTakeFirst())) return
  const row = { words: JSON.stringify(words), at: work.now }
  await work.db
    .insertInto('draft')
    .values({ authorityId, accountId, form: path, subject: '', ...row })
    .onConflict((clash) => clash.columns(['authorityId', 'accountId', 'form', 'subject']).doUpdateSet(row))
    .execute()
}

export async function findDraft(work: Work, path: string): Promise<{ words: Answers; at: Date } | undefined> {
  const found = await work.db.selectFrom('draft').select(['words', 'at']).where('form', '=', path).executeTakeFirst()
  return found && { words: found.words as unknown as Answers, at: found.at }
}

export async function dropDraft(work: Work, path: string) {
  await work.db.deleteFrom('draft').where('form', '=', path).execute()
}
