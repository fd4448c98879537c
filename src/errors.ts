/** Every refusal that a person can meet, each with its sentence and how the web answers it. One list, shown once per door. */
export const refusals = {
  'not-found': [404, 'There is nothing here that you can see. Check the address, or ring the front door.'],
  'not-signed-in': [401, 'Sign in to see this page.'],
  'not-allowed': [403, 'You cannot do this. Ring the front door if you need it done.'],
  'words-expired': [403, 'This page was open for too long. Your words are kept: send them again.'],
  'not-proved': [
    403,
    'This page was open for too long, or came from another site, so nothing was done with it. Open the page again and send your words from there: copy them from here.',
  ],
  'signed-out': [
    401,
    'You were signed out while you wrote, so nothing was done. Your words stand on this page and nowhere else.',
  ],
  'changed-meanwhile': [409, 'Somebody else changed this while you were writing.'],
  'already-recorded': [409, 'This was recorded already.'],
  'contact-already-decided': [409, 'This contact has a decision. Change the decision instead.'],
  'contact-closed': [409, 'This contact is closed.'],
  'answer-first': [409, 'Answer whoever brought this contact before you close it.'],
  'database-away': [503, 'The record is restarting. Nothing that you typed is lost: try again in a few seconds.'],
  'log-away': [503, 'The visit could not be written down, so the page was not shown. Try again in a few seconds.'],
  'too-many-tries': [429, 'Too many tries. Wait a minute, then try again.'],
  'form-not-ours': [
    400,
    'No form of ours has so many answers, or answers by such names, so nothing was read. Open the page again.',
  ],
  'form-too-large': [413, 'This form holds more words than can be taken at once. Go back, shorten them and send it again.'],
  'form-too-slow': [408, 'The form took too long to arrive, so nothing was done with it. Go back and send it again.'],
  'form-broken': [400, 'The form did not arrive whole. Go back, choose the file again and send it again.'],
  'file-broken': [422, 'This file could not be read.'],
  'file-too-large': [413, 'This file is too large.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type RefusalCode = keyof typeof refusals

/** A refusal is an answer, not a bug: it has a code, a sentence a person can act on, and a status for the web. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  /** Facts for the page that shows the refusal (both values of a clash, say). Never logged. */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: RefusalCode, sentence: string = refusals[code][1], facts: Readonly<Record<string, unknown>> = {}) {
    super(sentence)
    this.code = code
    this.status = refusals[code][0]
    this.facts = facts
  }
}

export function refuse(code: RefusalCode, sentence?: string, facts?: Readonly<Record<string, unknown>>): never {
  throw new Refusal(code, sentence, facts)
}

/** A fault as a log may say it: its code and the constraint that it broke, never its message, in which a database may quote a name. */
export function faultCode(error: { name?: string; code?: string; constraint?: string }): string {
  return [error.code ?? error.name ?? 'a fault', error.constraint].filter(Boolean).join(' ')
}

/** Something is wrong with the machine or its settings: one sentence at the door, exit code 1, no stack. */
export class StartProblem extends Error {}
