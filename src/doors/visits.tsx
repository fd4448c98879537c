import type { FastifyRequest } from 'fastify'
import { draftsOf, findDraft, keepDraft } from '../access/draft-store.ts'
import { type Outcome, once, type Reply, type Route, Undone, type Visit } from '../access/visit.ts'
import { siteOf } from '../config.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { type Answers, type Form, HiddenFields } from '../govuk/index.ts'
import type { Room } from '../room.ts'
import type { Visitor } from './frame.tsx'
import { inside } from './same-origin.ts'
import { flat } from './sent-words.tsx'
import type { Building } from './web.tsx'

/** What a form asks of the door and not of its room: to keep its words for later, or to look something up and come back. */
export async function putAside(visit: Visit, route: Route): Promise<Reply | 'kept' | undefined> {
  const { answers, idempotencyKey } = visit.form
  const asks = (name: string) => {
    const asked = answers[name]
    delete answers[name]
    return typeof asked === 'string' ? asked : undefined
  }
  const [draft, look, later] = [asks('_draft'), asks('_look'), asks('_later')]
  if (draft !== undefined) {
    if (route.drafts) await keepWords(visit, answers, idempotencyKey)
    return 'kept'
  }
  if (look !== undefined) {
    const found = /^(?:find|level=(\d))$/.exec(look)
    if (!route.looks || !found) refuse('not-found')
    // what is looked for may be a name: it stands in the page that answers, and in no address
    const query = found[1] ? { level: found[1] } : { find: asks('find') ?? '' }
    const typed = flat(answers).some(([name, value]) => !name.startsWith('_') && value.trim() !== '')
    if (route.drafts && typed) await keepWords(visit, answers)
    return route.looks({ ...visit, query })
  }
  if (later === undefined) return undefined
  if (route.drafts) await keepWords(visit, answers)
  return { to: '/' }
}

export const keepWords = (visit: Visit, answers: Answers, key?: string) =>
  visit.withActor('keep words', (work) => keepDraft(work, visit.path, answers, key))

export function visitOf(house: Building, request: FastifyRequest, visitor: Visitor, form: Form): Visit {
  const actor = visitor.actor!
  const from = form.answers._page
  const path = pathOf(request)
  const visit: Visit = {
    actor,
    now: house.clock(),
    permissions: house.permissions,
    rooms: house.rooms,
    path,
    site: siteOf(house.config, request.socket.localPort),
    params: request.params as Record<string, string>,
    query: Object.fromEntries(new URLSearchParams(request.url.split('?')[1] ?? '')),
    form,
    withActor: (purpose, run) => house.withActor(actor, purpose, run),
    submit: async (purpose, act): Promise<Outcome> => {
      try {
        return await house.withActor(actor, purpose, (work) => once(work, form, path, act))
      } catch (error) {
        if (!(error instanceof Undone)) throw error
        return { problems: error.problems }
      }
    },
    afterwards: (run) => {
      const { closing } = house
      setImmediate(() =>
        run(house.withActor, closing.signal).catch((error) => request.log.error({ err: error }, 'a bug, afterwards')),
      )
    },
    unfinished: () => house.withActor(actor, 'keep words', async (work) => inTheWordsOf(house.rooms, await draftsOf(work))),
    draft: (action) => house.withActor(actor, 'keep words', (work) => findDraft(work, action)),
    fields: (version) => (
      <>
        <HiddenFields csrf={visitor.csrf} idempotencyKey={newId()} version={version} />
        <input type="hidden" name="_page" value={typeof from === 'string' ? inside(from) : request.url} />
      </>
    ),
  }
  return visit
}

/** What kept forms are, as the rooms call them; a form that no room names is called by its address. */
const inTheWordsOf = (rooms: readonly Room[], drafts: readonly { form: string; at: Date }[]) =>
  drafts.map(({ form, at }) => {
    for (const { unfinished } of rooms) {
      const named = unfinished?.(form)
      if (named) return { ...named, at }
    }
    return { name: 'Words for a form', href: form, at }
  })

export const pathOf = (request: FastifyRequest) => request.url.split('?')[0]!
