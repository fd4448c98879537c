import { londonDay } from '../time/index.ts'
import { insertAll, newReferences, Rows, updatePeople, updateReferrals, upsertImported } from './bulk-store.ts'
import { addContact, meansContact } from './contact-rows.ts'
import { match, Numbers, numbersOf } from './match.ts'
import { addChange, addFacts, addPerson, markRow, newStanding } from './people-rows.ts'
import { addReferral, changeReferral } from './referral-rows.ts'
import { apply, type Change, isChanged, isUntouched, type Standing } from './standing.ts'
import {
  contactsOf,
  familyNumbers,
  importedRows,
  peopleAsTheyStand,
  referralsOf,
  type StandingContact,
  type StandingReferral,
  whoHas,
} from './store.ts'
import {
  childHash,
  eventHash,
  type Problem,
  type Told,
  type ToldChild,
  type ToldContact,
  type ToldEvent,
  type ToldReferral,
} from './told.ts'
import { idOf, type Outcome, type Writing } from './writing.ts'

/** A piece of the file, and whom it means. */
type Meant = {
  told: Told
  /** What is told of the child, without numbers that are another's. */
  child: ToldChild
  one: Standing
  /** The child's own row: the second with the same id in one file is another row. */
  row: string | null
  problems: Problem[]
  events: { event: ToldEvent; key: string; hash: Buffer; before: { ourId: string; rowHash: Buffer } | undefined }[]
  isFresh: boolean
}

/** Writes some pieces of the file together: a few statements, whatever their number. */
export async function writeBatch(writing: Writing, batch: readonly Told[]) {
  const { work, source } = writing
  const keyed = batch.map((told) => ({
    told,
    row: told.row === null ? null : numbered(told.row, writing.events.next(`row ${told.row}`)),
  }))
  const childRows = await importedRows(
    work,
    `${source} child`,
    keyed.flatMap(({ row }) => row ?? []),
  )
  const meant = await whomTheyMean(writing, keyed, childRows)
  await recallEvents(writing, meant)
  for (const one of meant) {
    const before = one.row === null ? undefined : childRows.get(one.row)
    one.isFresh = one.row === null ? one.events.some(isFresh) : !before?.rowHash.equals(childHash(one.told.child))
  }
  const rows = new Rows()
  const imported: Parameters<typeof upsertImported>[1] = []
  const changedPeople = await writePeople(writing, rows, imported, meant)
  const changedReferrals = await writeEvents(writing, rows, imported, meant)
  for (const { told, row, one, isFresh } of meant)
    if (isFresh && row !== null)
      imported.push({ source: `${source} child`, theirId: row, ourId: one.id, rowHash: childHash(told.child) })
  await insertAll(work, rows)
  await updatePeople(work, changedPeople)
  await updateReferrals(work, changedReferrals)
  // a row that came twice in one batch is written as it was told last
  await upsertImported(work, [...new Map(imported.map((row) => [`${row.source} ${row.theirId}`, row])).values()])
}

const numbered = (row: string, nth: number) => (nth === 1 ? row : `${row} (${nth})`)
const isFresh = ({ hash, before }: Meant['events'][number]) => !before?.rowHash.equals(hash)

type Keyed = { told: Told; row: string | null }

async function whomTheyMean(
  writing: Writing,
  batch: readonly Keyed[],
  childRows: ReadonlyMap<string, { ourId: string }>,
): Promise<Meant[]> {
  const { work, today } = writing
  const holders = await whoHas(
    work,
    batch.flatMap(({ told }) => numbersOf(told.child).map(({ value }) => value)),
  )
  const numbers = new Numbers()
  for (const holder of holders) numbers.add(holder)
  const ids = new Set([...holders.map(({ personId }) => personId), ...[...childRows.values()].map(({ ourId }) => ourId)])
  const people = await peopleAsTheyStand(work, [...ids], today)
  return batch.map(({ told, row }) => {
    const before = row === null ? undefined : childRows.get(row)
    const found = match(told.child, numbers, people)
    const one = people.get(before?.ourId ?? found.id ?? '') ?? newStanding(writing, told.child)
    people.set(one.id, one)
    for (const number of numbersOf(found.told)) numbers.add({ ...number, personId: one.id, identityId: one.identityId })
    return { told, child: found.told, row, problems: found.problems, one, events: [], isFresh: false }
  })
}

/** Looks each event up among the rows that came before. Two equal rows of one file are the first and the second. */
async function recallEvents({ work, source, events: tally }: Writing, meant: Meant[]) {
  for (const one of meant) {
    one.events = one.told.events.map((event) => {
      const parts = event.kind === 'contact' ? [event.on, event.time, event.source] : [event.on]
      const key = [one.one.id, ...parts].join(' ')
      return { event, key: `${key} ${tally.next(`${event.kind} ${key}`)}`, hash: eventHash(event, one.told), before: undefined }
    })
  }
  for (const kind of ['contact', 'referral'] as const) {
    const events = meant.flatMap(({ one, events }) => (one.isNew ? [] : events.filter(({ event }) => event.kind === kind)))
    const found = await importedRows(
      work,
      `${source} ${kind}`,
      events.map(({ key }) => key),
    )
    for (const event of events) event.before = found.get(event.key)
  }
}

async function writePeople(
  writing: Writing,
  rows: Rows,
  imported: Parameters<typeof upsertImported>[1],
  meant: readonly Meant[],
) {
  const { work, met, counts, fillsOnly, today, asAt } = writing
  const added: Standing[] = []
  const changes = new Map<Standing, Change>()
  const seen = new Map<Standing, Outcome>()
  for (const { child, problems: doubts, one, isFresh } of meant) {
    const isFirst = met.next(`person ${one.id}`) === 1
    if (!isFresh) {
      if (isFirst) seen.set(one, 'the same')
      continue
    }
    // a second row of one file that tells otherwise is not a newer one
    const mayChange = isFirst && !fillsOnly && isUntouched(one)
    const keepsMark = one.isNew || isUntouched(one)
    const { change, problems } = apply(child, one, { mayChange, today, asAt, newId: () => idOf(writing) })
    for (const problem of [...doubts, ...problems]) writing.say(problem)
    addFacts(writing, rows, one, change)
    if (one.isNew && isFirst) added.push(one)
    else if (isChanged(change) && !one.isNew) changes.set(one, merged(changes.get(one), change))
    if (keepsMark && (one.isNew || isChanged(change))) imported.push(markRow(one))
    if (isFirst) seen.set(one, one.isNew ? 'new' : isChanged(change) ? 'changed' : 'the same')
  }
  const references = await newReferences(work, added.length)
  for (const [at, one] of added.entries()) addPerson(writing, rows, one, references[at]!)
  for (const [one, change] of changes) addChange(writing, rows, one, change)
  for (const outcome of seen.values()) counts.people[outcome] += 1
  return [...changes]
    .filter(([, { columns }]) => columns.size > 0)
    .map(([{ id, kind, bornOn, bornAbout, expectedOn, diedOn, sex }]) => ({
      id,
      kind,
      bornOn,
      bornAbout,
      expectedOn,
      diedOn,
      sex,
    }))
}

const merged = (one: Change | undefined, other: Change): Change =>
  one
    ? {
        columns: new Set([...one.columns, ...other.columns]),
        numbers: [...one.numbers, ...other.numbers],
        facts: [...one.facts, ...other.facts],
      }
    : other

async function writeEvents(
  writing: Writing,
  rows: Rows,
  imported: Parameters<typeof upsertImported>[1],
  meant: readonly Meant[],
) {
  const { work, source, counts } = writing
  const fresh = meant.flatMap(({ one, events }) => events.filter(isFresh).map((event) => ({ one, ...event })))
  for (const { events } of meant)
    for (const event of events)
      if (!isFresh(event)) (event.event.kind === 'contact' ? counts.contacts : counts.referrals)['the same'] += 1
  if (fresh.length === 0) return []
  const known = [...new Set(fresh.filter(({ one }) => !one.isNew).map(({ one }) => one.id))]
  const contacts = groupedBy(await contactsOf(work, known))
  const referrals = groupedBy(await referralsOf(work, known))
  const newHouseholds = rows.tables.get('household') as { id: string; familyNumber: string }[] | undefined
  const families = await familyNumbers(work, [...new Set(fresh.flatMap(({ one }) => (one.isNew ? [] : (one.householdId ?? []))))])
  for (const { id, familyNumber } of newHouseholds ?? []) families.set(id, familyNumber)
  const referred = fresh.filter(({ event }) => event.kind === 'referral')
  const references = await newReferences(
    work,
    fresh.length + referred.length + referred.filter(({ one }) => one.householdId === null).length,
  )
  const changed = new Map<string, StandingReferral>()
  for (const { one, event, key, hash, before } of fresh) {
    const known = { contacts: listed(contacts, one.id), referrals: listed(referrals, one.id) }
    const [outcome, ourId] =
      event.kind === 'contact'
        ? writeContact(writing, rows, event, one, known.contacts, before, references)
        : writeReferral(writing, rows, event, one, known, { before, key, references, families, changed })
    ;(event.kind === 'contact' ? counts.contacts : counts.referrals)[outcome] += 1
    imported.push({ source: `${source} ${event.kind}`, theirId: key, ourId, rowHash: hash })
  }
  return [...changed.values()].map(
    ({ id, step, sourceCode, primaryNeed, ethnicity, disability, closedAt, closedWhy, noFurtherAction }) => ({
      id,
      step,
      sourceCode,
      primaryNeed,
      ethnicity,
      disability,
      closedAt,
      closedWhy,
      noFurtherAction,
    }),
  )
}

function writeContact(
  writing: Writing,
  rows: Rows,
  event: ToldContact,
  one: Standing,
  contacts: StandingContact[],
  before: { ourId: string } | undefined,
  references: string[],
): [Outcome, string] {
  // what such a row tells besides the contact itself is about the child, and was written there
  if (before) return ['changed', before.ourId]
  const stands = contacts.find((contact) => meansContact(event, contact, londonDay) && !writing.met.has(`contact ${contact.id}`))
  const contact = stands ?? addContact(writing, rows, one, event, references.shift()!)
  writing.met.next(`contact ${contact.id}`)
  if (!stands) contacts.push(contact)
  return [stands ? 'recorded here already' : 'new', contact.id]
}

type Known = { contacts: StandingContact[]; referrals: StandingReferral[] }
type Given = {
  before: { ourId: string } | undefined
  key: string
  references: string[]
  families: ReadonlyMap<string, string>
  changed: Map<string, StandingReferral>
}

function writeReferral(
  writing: Writing,
  rows: Rows,
  event: ToldReferral,
  one: Standing,
  { contacts, referrals }: Known,
  { before, key, references, families, changed }: Given,
): [Outcome, string] {
  const nth = Number(key.slice(key.lastIndexOf(' ') + 1))
  const sameDay = referrals.filter(({ receivedAt }) => londonDay(receivedAt) === event.on)
  const stands = referrals.find(({ id }) => id === before?.ourId) ?? sameDay[nth - 1]
  if (stands) {
    // what the front door wrote itself is not a file's to change
    if (!stands.imported) return ['recorded here already', stands.id]
    const isChangedNow = changeReferral(writing, rows, event, one, stands)
    if (isChangedNow) changed.set(stands.id, stands)
    return [isChangedNow ? 'changed' : before ? 'the same' : 'recorded here already', stands.id]
  }
  const from = contacts.find(
    (contact) => contact.imported && !contact.referred && meansContact({ ...event, time: null }, contact, londonDay),
  )
  const contact = from ?? addContact(writing, rows, one, event, references.shift()!)
  if (!from) contacts.push(contact)
  const familyNumber = (one.householdId && families.get(one.householdId)) ?? references.shift()!
  const referral = addReferral(writing, rows, event, one, contact, { reference: references.shift()!, familyNumber })
  contact.referred = true
  referrals.push(referral)
  return ['new', referral.id]
}

function groupedBy<Row extends { personId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) listed(groups, row.personId).push(row)
  return groups
}

function listed<Row>(groups: Map<string, Row[]>, key: string): Row[] {
  const group = groups.get(key) ?? []
  groups.set(key, group)
  return group
}
