import type { FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.ts'
import { type Notices, NoticesOnTop } from '../access/notices.tsx'
import type { Action } from '../access/permissions.ts'
import { may } from '../access/require.ts'
import { csrfFor } from '../access/session.ts'
import { actorOf } from '../access/session-store.ts'
import type { PageParts } from '../access/visit.ts'
import { type NavigationItem, Page } from '../govuk/index.ts'
import { codeName, workerRoles } from '../rulebook/index.ts'
import { formatDayHeading, formatTime, londonDay } from '../time/index.ts'
import type { Building } from './web.tsx'

/** Who asks: the cookie's token, the proof for its forms, and the actor if the token is (or was) a session. */
export type Visitor = {
  token: string
  csrf: string
  alive: boolean
  actor?: Actor
  notices?: Notices
  /** The numbers in the navigation, asked for while the page is read. */
  counts?: Counts
}

type Counts = ReadonlyMap<string, Promise<number | undefined>>

export const cookieName = (secure: boolean) => (secure ? '__Host-doorstep' : 'doorstep')

const known = new WeakMap<FastifyRequest, Promise<Visitor>>()

/** Looked up once for a request, however often it is asked. */
export function whoIsThere(house: Building, request: FastifyRequest): Promise<Visitor> {
  const before = known.get(request)
  if (before) return before
  const visitor = lookUp(house, request)
  known.set(request, visitor)
  return visitor
}

async function lookUp(house: Building, request: FastifyRequest): Promise<Visitor> {
  const token = request.cookies[cookieName(house.config.secure)] ?? ''
  const csrf = csrfFor(house.secret, token)
  if (!token) return { token, csrf, alive: false }
  const found = await actorOf(house.db, token, house.clock())
  return found ? { token, csrf, ...found } : { token, csrf, alive: false }
}

/** The frame round a page: which words stand in the navigation follows from the permission table. */
export async function Framed(house: Building, visitor: Visitor, parts: PageParts) {
  const actor = visitor.alive ? visitor.actor : undefined
  const navigation = actor ? await wordsOfNavigation(house, actor, parts.section, visitor.counts) : []
  return (
    <Page
      title={parts.title}
      failed={parts.failed}
      authority={actor?.authorityShort}
      demonstration={house.demonstration ? { switchHref: '/sign-in' } : false}
      navigation={navigation}
      person={actor && { name: actor.name, role: codeName(workerRoles, actor.role) }}
      signOut={{ csrf: visitor.csrf }}
      find={
        actor && can(house, actor, 'see index')
          ? { action: '/children', csrf: visitor.csrf, label: 'Find a child', placeholder: 'Name, birth date or address' }
          : undefined
      }
      backLink={parts.back}
      porch={parts.porch}
      footer={[
        ...house.rooms
          .flatMap(({ footer = [] }) => footer)
          .filter(({ shownTo }) => !shownTo || (actor && shownTo((action) => can(house, actor, action)))),
        { text: 'Accessibility', href: '/accessibility' },
      ]}
      asAt={asAt(house.clock())}
    >
      {actor && visitor.notices && <NoticesOnTop notices={visitor.notices} now={house.clock()} />}
      {parts.body}
    </Page>
  )
}

const asAt = (now: Date) => `As at ${formatDayHeading(londonDay(now))} ${londonDay(now).slice(0, 4)}, ${formatTime(now)}`

const can = ({ permissions }: Building, actor: Actor, action: Action) =>
  may({ actor, purpose: 'decide contacts', permissions }, action)

/** The numbers beside the words of the navigation, each asked outside the page's transaction: none where the database is away. */
export function countsBeside({ rooms, db, clock }: Building, actor: Actor): Counts {
  const asked = rooms.flatMap(({ word }) => (word?.count ? [[word.section, word.count.ask(db, actor, clock())] as const] : []))
  return new Map(asked.map(([section, count]) => [section, count.catch(() => undefined)]))
}

async function wordsOfNavigation(
  house: Building,
  actor: Actor,
  section: string | undefined,
  counts = countsBeside(house, actor),
) {
  const words = house.rooms.flatMap(({ word }) => (word?.shownTo((action) => can(house, actor, action)) ? [word] : []))
  const items = words.map(async ({ text, href, section: own, count }): Promise<NavigationItem> => {
    const number = await counts.get(own)
    const counted = count && number !== undefined ? { count: { number, of: count.of } } : {}
    return { text, href, current: section === own, ...counted }
  })
  return [{ text: 'Today', href: '/', current: section === 'today' }, ...(await Promise.all(items))]
}
