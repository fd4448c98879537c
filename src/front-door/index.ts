import type { Room } from '../room.ts'
import { acts } from './acts.ts'
import { changePages } from './change-page.tsx'
import { contactsChapter } from './chapter.tsx'
import { handsRoutes } from './contact-hands.tsx'
import { contactPages } from './contact-page.tsx'
import { conversationPages } from './conversation-page.tsx'
import { countOfWaiting } from './count-of-waiting.ts'
import { decisionPages } from './decision-page.tsx'
import { disagreementPages } from './disagreement-pages.tsx'
import { letterPages } from './letters-page.tsx'
import { partnersPage } from './mine-page.tsx'
import { movePages } from './move-page.tsx'
import { waitingPanel } from './place-panel.tsx'
import { queuePages } from './queue-page.tsx'
import { settlePages } from './settle-page.tsx'
import { todayAtTheDoor } from './today-page.tsx'

const pages = [
  ...queuePages,
  ...conversationPages,
  ...handsRoutes,
  ...changePages,
  ...letterPages,
  ...movePages,
  ...settlePages,
  ...disagreementPages,
  ...decisionPages,
  ...contactPages,
]

export { answerContact, letterSent } from './answer-contact.ts'
export { type ContactKind, childrenLabel, wordsClass as wordsClassOf } from './contact.ts'
export { confirmDecision, decideContact } from './decide-contact.ts'
export { decisionDue, needsSecondPerson } from './decision.ts'
export { listQueue, queueQuery } from './queue-store.ts'
export { type NewContact, recordContact } from './record-contact.ts'

/** What a form of this room is called, where its words wait to be sent. */
function unfinished(path: string) {
  if (path === '/contacts') return { name: 'A conversation', href: '/contacts/new' }
  const [, room, reference, what] = path.split('/')
  if (room !== 'contacts') return undefined
  return what === 'decision'
    ? { name: `A decision on ${reference}`, href: `/contacts/${reference}` }
    : { name: `Words for ${reference}`, href: path }
}

export const frontDoor: Room = {
  name: 'front-door',
  floor: 'work',
  tables: [
    'answer',
    'bringer',
    'closure',
    'contact',
    'contactChild',
    'contactVersion',
    'contactWords',
    'decision',
    'disagreement',
    'earlyHelpOffer',
    'heldAnswer',
    'informationRequest',
    'outbox',
    'saidChild',
    'waiting',
  ],

  pages,
  acts,
  word: {
    section: 'contacts',
    text: 'Contacts',
    href: '/contacts',
    shownTo: (opens) => opens('work the queue') || opens('see contacts'),
    count: { of: 'waiting', ask: countOfWaiting },
  },
  firstPages: { 'front-door-worker': todayAtTheDoor, 'front-door-manager': todayAtTheDoor, partner: partnersPage },
  unfinished,
  chapters: [contactsChapter],
  panels: [waitingPanel],
}
