import { recordEvent, requirePermission } from '../access/index.ts'
import { refuseSlower, requireVersion } from '../access/version.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import type { DatedRow } from './dated.ts'
import type { About } from './facts-store.ts'
import type { Person } from './person.ts'
import { readDated } from './record-store.ts'
import { changePerson, lockPerson, readIdentities } from './store.ts'

/** What an act about somebody answers: its row, or what to put right. */
export type Written = { id: string; problems?: undefined } | { problems: Problem[]; id?: undefined }

export const wrong = (field: string, message: string): { problems: Problem[] } => ({ problems: [{ field, message }] })

/** Holds the person until the end of the transaction, with the scope that a new row about them carries. */
export async function holdPerson(work: Work, id: string): Promise<{ person: Person; about: About }> {
  if (!isId(id)) refuse('not-found', undefined, { kind: 'person' })
  work.saw('open', 'person', [id])
  const person = await lockPerson(work, id)
  if (!person) refuse('not-found', undefined, { kind: 'person', subject: id })
  return {
    person,
    about: { personId: id, localityId: person.localityId, restriction: person.restriction, agencyId: work.actor.agencyId },
  }
}

/** The same for somebody who edits from a form: they may, and nobody else has changed this since it was shown to them. */
export async function editPerson<Values>(
  work: Work,
  id: string,
  shown: number | undefined,
  values: (now: Person) => { mine: Values; theirs: Values } | Promise<{ mine: Values; theirs: Values }>,
) {
  requirePermission(work, 'change person', { kind: 'person', subject: id })
  const held = await holdPerson(work, id)
  await requireVersion(shown, held.person.version, () => values(held.person))
  return held
}

type Kinds = Awaited<ReturnType<typeof readDated>>

/**
 * The row that a correction is about, of any record of the same identity. Refused as changed meanwhile when another correction came
 * first: both are shown.
 */
export async function rowToCorrect<Kind extends keyof Kinds>(
  work: Work,
  person: Person,
  kind: Kind,
  rowId: string,
  mine: unknown,
): Promise<Kinds[Kind][number]> {
  const records = await readIdentities(work, [person.identityId])
  const rows: readonly (Kinds[Kind][number] & DatedRow)[] = (
    await readDated(
      work,
      records.map(({ id }) => id),
    )
  )[kind]
  const row = rows.find(({ id }) => id === rowId)
  if (!row) refuse('not-found', undefined, { kind: 'person', subject: person.id })
  const theirs = rows.find(({ corrects }) => corrects === rowId)
  if (theirs) refuseSlower(person.version, { mine, theirs })
  return row
}

/** Ends every act about somebody, or about several at once: each version counts up, and the act is written down. */
export async function wrote(
  work: Work,
  about: About | readonly [About, ...About[]],
  act: string,
  facts: Record<string, string | number | boolean | null> = {},
) {
  const [first, ...others] = [about].flat().map(({ personId, localityId, agencyId, restriction }) => ({
    ...{ subject: { kind: 'person', id: personId }, personId, localityId, agencyId, restriction },
  }))
  for (const { personId } of [first!, ...others]) await changePerson(work, personId, {})
  await recordEvent(work, act, [first!, ...others], facts)
}
