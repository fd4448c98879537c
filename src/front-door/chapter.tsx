import { may } from '../access/index.ts'
import type { Chapter, ChildAsked, Next, Told } from '../children/index.ts'
import { allOf } from '../database/together.ts'
import { isOutcomeId, kindName, outcome, usualLevel } from '../rulebook/index.ts'
import { type Day, londonDay, whenWords } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type ChildContact, contactsAbout, newContactsAbout, offersTo, waitingOn } from './about-child-store.ts'
import { ContactsOfChild, decisionWords } from './child-contacts.tsx'
import { clockOf } from './words.ts'

/** Contacts that name a child, what was decided on them, and early help that was offered. */
export const contactsChapter: Chapter = {
  read: async (work, child) => {
    const { contacts, offers } = await allOf({
      contacts: contactsAbout(work, child.records),
      offers: offersTo(work, child.records),
    })
    const waiting = contacts.filter(({ waitingId }) => waitingId !== null).toSorted((a, b) => dueOf(a) - dueOf(b))
    return {
      ...onThePicture(contacts, child),
      stages: offers.map(({ offeredAt, endedAt, contactId, place }) => ({
        from: londonDay(offeredAt),
        to: endedAt ? londonDay(endedAt) : undefined,
        level: usualLevel('early help'),
        name: 'Early help',
        who: place,
        ended: 'ended',
        begunBy: { contact: contactId },
        works: ['early help'],
      })),
      open: [
        ...(waiting.length > 0 ? [{ words: waiting.length === 1 ? '1 contact' : `${waiting.length} contacts` }] : []),
        ...(offers.some(({ endedAt }) => !endedAt) ? [{ words: 'early help', works: ['early help'] as const }] : []),
      ],
      next: [
        ...waiting.filter((contact) => !contact.waitingDecidedAt),
        ...waiting.filter((contact) => contact.waitingDecidedAt),
      ].map((contact) => nextOf(contact, work.now)),
      acts: actsOf(work, waiting),
      involved: deciding(work, waiting, child.today),
      pages:
        child.open || contacts.length > 0
          ? [
              {
                name: 'contacts',
                title: 'Contacts',
                text: `Contacts, ${contacts.length}`,
                body: (shown) => <ContactsOfChild contacts={contacts} open={child.open} {...shown} />,
              },
            ]
          : [],
    }
  },
  onHousehold: async (work, householdId) =>
    (await waitingOn(work, householdId)).map(({ children, reference, decidedAt, dueAt, receivedAt, kind, agency }) => ({
      children,
      href: `/contacts/${reference}`,
      says: decidedAt ? 'Decided, and waiting for its answer' : 'Waiting for a decision',
      clock: clockOf({ dueAt, receivedAt, decidedAt }, work.now)!,
      kind: kindName(kind),
      source: agency,
    })),
  news: async (work, asked) => {
    const found = await newContactsAbout(work, asked)
    return {
      rows: found.map(({ id, at, reference, kind, danger, agency, children }) => ({
        id,
        at,
        children,
        words: `A new contact from ${agency}, ${whenWords(at, work.now)}: ${kindName(kind).toLowerCase()}.${dangerWords(danger)}`,
        href: `/contacts/${reference}`,
      })),
      total: found[0]?.total ?? 0,
    }
  },
}

const dueOf = ({ dueAt }: ChildContact) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER

const dangerWords = (danger: string) =>
  danger === 'now' ? ' Somebody is in danger now.' : danger === 'today' ? ' Somebody may be in danger today.' : ''

/** A mark and a line of the list for each contact, and the level that was decided, as they stood on the day. */
function onThePicture(contacts: readonly ChildContact[], { day }: ChildAsked): Pick<Told, 'marks' | 'entries' | 'decided'> {
  const received = contacts.filter(({ receivedAt }) => londonDay(receivedAt) <= day)
  return {
    marks: received.map((contact) => ({
      on: londonDay(contact.receivedAt),
      mark: isOpenOn(contact, day) ? 'open' : 'closed',
      contact: contact.id,
    })),
    entries: received.map((contact) => ({
      day: londonDay(contact.receivedAt),
      end: contact.closedAt ? londonDay(contact.closedAt) : undefined,
      words: kindName(contact.kind),
      href: `/contacts/${contact.reference}`,
      after: `${contact.agency ? `, ${contact.agency}` : ''}: ${decisionWords(contact, day)}`,
    })),
    decided: received.flatMap((contact) => {
      const level = levelOf(contact, day)
      return level === undefined ? [] : [{ contact: contact.id, level }]
    }),
  }
}

/** The level of need that was decided for a contact, as it stood on a day. */
function levelOf({ decisions }: ChildContact, asAt: Day): number | undefined {
  const decided = decisions.filter(({ decidedAt }) => londonDay(decidedAt) <= asAt).at(-1)
  if (!decided) return undefined
  return decided.level ?? (isOutcomeId(decided.outcome) ? outcome(decided.outcome).usualLevels.at(-1) : undefined)
}

/** Whether a contact still waited at the end of a day. No clock runs on imported ones, and none of them waits. */
function isOpenOn({ closedAt, imported, waitingId }: ChildContact, asAt: Day): boolean {
  if (closedAt) return londonDay(closedAt) > asAt
  return waitingId !== null || !imported
}

function nextOf(contact: ChildContact, now: Date): Next {
  const { reference, kind, agency, withName, dueAt } = contact
  if (contact.waitingDecidedAt)
    return { words: `Answer ${agency ?? 'whoever brought it'}`, href: `/contacts/${reference}/answer`, icon: 'letter' }
  return {
    words: `Decide: ${kindName(kind).toLowerCase()}`,
    href: `/contacts/${reference}`,
    due: dueAt ?? undefined,
    clock: clockOf(contact, now),
    about: `${agency ?? ''}${withName ? `, with ${withName}` : ', with nobody yet'}`,
  }
}

function actsOf({ actor }: Work, waiting: readonly ChildContact[]): Told['acts'] {
  const first = waiting.find((contact) => !contact.waitingDecidedAt)
  if (!first || !may({ actor, purpose: 'decide contacts' }, 'decide contact')) return []
  return [
    {
      text: waiting.length > 1 ? 'Decide the waiting contacts' : 'Decide the waiting contact',
      href: `/contacts/${first.reference}`,
    },
  ]
}

const deciding = ({ actor }: Work, waiting: readonly ChildContact[], today: Day): Told['involved'] =>
  waiting.flatMap(({ withName, withWorkerId, withPhone, pickedUpAt, waitingDecidedAt }) =>
    !withName || waitingDecidedAt
      ? []
      : [
          {
            worker: withWorkerId,
            name: withName,
            role: 'Front door, deciding',
            agency: actor.authority,
            phone: withPhone ?? '',
            last: pickedUpAt ? londonDay(pickedUpAt) : today,
          },
        ],
  )
