import type { Insertable } from 'kysely'
import { eventRow } from '../access/index.ts'
import type { DB } from '../database/schema.gen.ts'
import type { Rows } from './bulk-store.ts'
import type { Standing } from './standing.ts'
import type { StandingContact, StandingReferral } from './store.ts'
import type { ToldReferral } from './told.ts'
import { idOf, momentOf, recordedBy, stampOf, type Writing } from './writing.ts'

const notKnownYet = 'not known yet'
const unknownSource = '10'

/** The values of a referral that a file may tell. */
type Values = Pick<
  StandingReferral,
  'step' | 'sourceCode' | 'primaryNeed' | 'ethnicity' | 'disability' | 'closedAt' | 'closedWhy' | 'noFurtherAction'
>

function valuesOf(told: ToldReferral, one: Standing): Values {
  const ended = told.nfa === true
  return {
    step: ended ? 'no further action' : 'assessment',
    sourceCode: told.source ?? unknownSource,
    primaryNeed: told.primaryNeed ?? notKnownYet,
    ethnicity: one.ethnicity?.value ?? notKnownYet,
    disability:
      one.disabilities
        .map(({ value }) => value)
        .sort()
        .join(', ') || notKnownYet,
    // a referral without further action ended with the decision; the file gives no other day for it
    closedAt: told.closedOn ? momentOf(told.closedOn, null) : ended ? momentOf(told.on, told.time) : null,
    closedWhy: told.closedWhy ?? (ended ? 'no-further-action' : null),
    noFurtherAction: told.nfa,
  }
}

/** A referral that nobody here knows, with the contact it came from and the decision that made it one. */
export function addReferral(
  writing: Writing,
  rows: Rows,
  told: ToldReferral,
  one: Standing,
  contact: StandingContact,
  given: { reference: string; familyNumber: string },
): StandingReferral {
  const scope = { localityId: contact.localityId, agencyId: contact.agencyId, restriction: contact.restriction }
  const stamp = stampOf(writing, scope)
  const id = idOf(writing)
  const receivedAt = momentOf(told.on, told.time)
  const values = valuesOf(told, one)
  const row = {
    ...stamp,
    ...given,
    ...values,
    ...recordedBy(writing),
    id,
    contactId: contact.id,
    personId: one.id,
    receivedAt,
    imported: true,
  } satisfies Insertable<DB['referral']>
  rows.add('referral', row)
  if (!contact.referred)
    rows.add('decision', {
      ...stamp,
      id: idOf(writing),
      contactId: contact.id,
      version: 1,
      outcome: 'referral-to-assessment',
      level: null,
      clauseNumber: null,
      thresholdId: null,
      decidedAt: receivedAt,
      decidedBy: null,
      late: false,
      imported: true,
    })
  const about = { ...scope, subject: { kind: 'referral', id }, contactId: contact.id, personId: one.id }
  rows.add('event', eventRow(writing.work, 'referral opened', about, { step: values.step, imported: true }))
  if (values.closedAt === null) writing.counts.leftOpen += 1
  return row
}

/** Brings a newer row to a referral that an import made; says what it changed. Returns whether it changed anything. */
export function changeReferral(
  writing: Writing,
  rows: Rows,
  told: ToldReferral,
  one: Standing,
  stands: StandingReferral,
): boolean {
  const values = valuesOf(told, one)
  const before = { ...stands }
  const empty: Record<string, unknown> = {
    sourceCode: unknownSource,
    primaryNeed: notKnownYet,
    ethnicity: notKnownYet,
    disability: notKnownYet,
  }
  const names = {
    sourceCode: 'the source',
    primaryNeed: 'the primary need',
    ethnicity: 'the ethnicity',
    disability: 'the disability',
    closedAt: 'the day of closure',
    closedWhy: 'the reason for closure',
    noFurtherAction: 'whether it ended without further action',
  } as const
  for (const name of Object.keys(names) as (keyof typeof names)[]) {
    const [value, stood] = [values[name], before[name]]
    const nothing = (one: unknown) => one === null || one === empty[name]
    if (nothing(value) || same(value, stood)) continue
    if (!nothing(stood)) {
      const shown = value instanceof Date ? (told.closedOn ?? told.on) : String(value)
      const [why, kept] = writing.fillsOnly
        ? [`${names[name]} of this referral is told otherwise by a newer census, which was kept`, 'row kept without it']
        : [`${names[name]} of this referral was told otherwise until now`, 'taken, please check']
      writing.say({ place: told.place, value: shown, why, kept })
      if (writing.fillsOnly) continue
    }
    Object.assign(stands, { [name]: value })
  }
  if (stands.noFurtherAction === true) stands.step = 'no further action'
  const what = (Object.keys(names) as (keyof typeof names)[]).filter((name) => !same(stands[name], before[name]))
  if (what.length === 0) return false
  const about = {
    ...stands,
    subject: { kind: 'referral', id: stands.id },
    contactId: stands.contactId,
    personId: stands.personId,
  }
  rows.add('event', eventRow(writing.work, 'referral changed', about, { what: what.join(', '), imported: true }))
  return true
}

const same = (one: unknown, other: unknown) =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other
