import type { FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.ts'
import { type Notices, NoticesOnTop } from '../access/notices.tsx'
import { scopeFor } from '../access/permissions.ts'
import { may } from '../access/require.ts'
import { csrfFor } from '../access/session.ts'
import { actorOf } from '../access/session-store.ts'
import type { PageParts } from '../access/visit.ts'
import { type NavigationItem, Page } from '../govuk/index.ts'
import { codeName, workerRoles } from '../rulebook/index.ts'
import { formatDayHeading, formatTime, londonDay } from '../time/index.ts'
import { countWaiting } from './waiting-count-store.ts'
import type { Building } from './web.tsx'

/** Who asks: the cookie's token, the proof for its forms, and the actor if the token is (or was) a session. */
export type Visitor = {
  token: string
  csrf: string
  alive: boolean
  actor?: Actor
  notices?: Notices
  /** How many contacts wait, asked for while the page is read. */
  waiting?: Promise<number | undefined>
}

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
  const navigation = actor ? await wordsOfNavigation(house, actor, parts.section, visitor.waiting) : []
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
        actor && can(actor, 'see index')
          ? { action: '/children', csrf: visitor.csrf, label: 'Find a child', placeholder: 'Name, birth date or address' }
          : undefined
      }
      backLink={parts.back}
      porch={parts.porch}
      footer={[
        { text: 'Threshold of need', href: '/threshold' },
        { text: 'Rule book', href: '/rulebook' },
        { text: 'Who can see what', href: '/permissions' },
        ...(actor && can(actor, 'import files') ? [{ text: 'Imports', href: '/imports' }] : []),
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

const can = (actor: Actor, action: Parameters<typeof may>[1]) => may({ actor, purpose: 'decide contacts' }, action)

/** How many contacts wait, for whoever works the queue; nothing for anybody else, or where the database is away. */
export async function countOfWaiting(house: Building, actor: Actor): Promise<number | undefined> {
  if (!can(actor, 'work the queue')) return undefined
  const { restrictions } = scopeFor(actor.role, 'decide contacts')
  return countWaiting(house.db, actor.membershipId, restrictions, londonDay(house.clock())).catch(() => undefined)
}

async function wordsOfNavigation(
  house: Building,
  actor: Actor,
  section: PageParts['section'],
  waiting: Visitor['waiting'],
): Promise<NavigationItem[]> {
  const items: NavigationItem[] = [{ text: 'Today', href: '/', current: section === 'today' }]
  if (can(actor, 'work the queue')) {
    const number = await (waiting ?? countOfWaiting(house, actor))
    items.push({
      text: 'Contacts',
      href: '/contacts',
      current: section === 'contacts',
      ...(number === undefined ? {} : { count: { number, of: 'waiting' } }),
    })
  } else if (can(actor, 'see contacts')) items.push({ text: 'Contacts', href: '/contacts', current: section === 'contacts' })
  if (can(actor, 'see index')) items.push({ text: 'Children', href: '/children', current: section === 'children' })
  items.push({ text: 'Places', href: '/places', current: section === 'places' })
  if (can(actor, 'see figures')) items.push({ text: 'Figures', href: '/figures', current: section === 'figures' })
  if (can(actor, 'manage accounts')) items.push({ text: 'Access', href: '/access', current: section === 'access' })
  return items
}
