import type { Act } from '../room.ts'
import { answerContact, letterSent, type NewAnswer } from './answer-contact.ts'
import {
  askForInformation,
  type ContactChange,
  changeContact,
  handBack,
  informationCame,
  moveChild,
  pickUp,
} from './change-contact.ts'
import { keepApart } from './compare-children.ts'
import { confirmDecision, decideContact } from './decide-contact.ts'
import type { NewDecision } from './decision.ts'
import { type disagreementOutcomes, raiseDisagreement, resolveDisagreement } from './disagreement.ts'
import { type NewContact, recordConversation } from './record-contact.ts'
import { reopenContact } from './reopen-contact.ts'
import { settleChildren } from './settle-children.ts'

type Contact = { contact: string }
type Settled = { children: Parameters<typeof settleChildren>[2]; place: string }

const decides = { asks: 'decide contact', purpose: 'decide contacts' } as const
const answers = { asks: 'answer contact', purpose: 'decide contacts' } as const
const works = { asks: 'work the queue', purpose: 'work the queue' } as const

/** What can be done at the front door, as data: each with the word that it asks of the permission table. */
export const acts = [
  {
    name: 'record contact',
    asks: 'record contact',
    purpose: 'record a contact',
    run: (work, given: NewContact) => recordConversation(work, given),
  },
  { ...works, name: 'pick up contact', run: (work, is: Contact & { from: string | null }) => pickUp(work, is.contact, is.from) },
  { ...works, name: 'hand back contact', run: (work, is: Partial<Contact>) => handBack(work, is.contact) },
  {
    ...decides,
    name: 'change contact',
    run: (work, is: Contact & { version: number; change: ContactChange }) =>
      changeContact(work, is.contact, is.version, is.change),
  },
  {
    ...decides,
    name: 'move contact to another child',
    run: (work, { contact, ...move }: Contact & Parameters<typeof moveChild>[2]) => moveChild(work, contact, move),
  },
  {
    ...decides,
    name: 'settle children',
    run: (work, is: Contact & Settled) => settleChildren(work, is.contact, is.children, is.place),
  },
  {
    ...decides,
    name: 'keep children apart',
    run: (work, is: Contact & { person: string }) => keepApart(work, is.contact, is.person),
  },
  {
    ...decides,
    name: 'ask for information',
    run: (work, is: Contact & { of: string }) => askForInformation(work, is.contact, is.of),
  },
  {
    ...decides,
    name: 'say that information came',
    run: (work, is: Contact & { request: string }) => informationCame(work, is.contact, is.request),
  },
  {
    ...decides,
    name: 'decide contact',
    run: (work, is: Contact & { version: number; decision: NewDecision }) =>
      decideContact(work, is.contact, is.version, is.decision),
  },
  {
    name: 'confirm decision',
    asks: 'confirm decision',
    purpose: 'decide contacts',
    run: (work, is: Contact & { version?: number }) => confirmDecision(work, is.contact, is.version),
  },
  {
    ...answers,
    name: 'answer contact',
    run: (work, is: Contact & { answer: NewAnswer }) => answerContact(work, is.contact, is.answer),
  },
  {
    ...answers,
    name: 'say that a letter was sent',
    run: (work, is: Contact & { answer: string }) => letterSent(work, is.contact, is.answer),
  },
  { ...decides, name: 'reopen contact', run: (work, is: Contact) => reopenContact(work, is.contact) },
  {
    name: 'raise disagreement',
    asks: 'raise disagreement',
    purpose: 'decide contacts',
    run: (work, is: Contact & { words: string; by?: { name: string; agencyId: string } }) =>
      raiseDisagreement(work, is.contact, is.words, is.by),
  },
  {
    name: 'settle disagreement',
    asks: 'resolve disagreement',
    purpose: 'decide contacts',
    run: (work, is: { disagreement: string; version: number; outcome: keyof typeof disagreementOutcomes; words: string }) =>
      resolveDisagreement(work, is.disagreement, is.version, is.outcome, is.words),
  },
] as const satisfies readonly Act[]
