import { communicationNeeds, disabilities, ethnicities, interpreterNeeds, isCode, languages } from '../rulebook/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { never } from './dated.ts'
import { editPerson, rowToCorrect, type Written, wrong, wrote } from './editing.ts'
import { saveFact, saveIdentifier } from './facts-store.ts'
import { type IdentifierScheme, problemWithIdentifier, storedIdentifier } from './identifiers.ts'

/** Facts of one word about somebody, with the codes they are chosen from; a school is words. */
export const factKinds = {
  language: { name: 'Language', codes: languages },
  interpreter: { name: 'Interpreter', codes: interpreterNeeds },
  communication: { name: 'Communication needs', codes: communicationNeeds },
  ethnicity: { name: 'Ethnicity', codes: ethnicities },
  disability: { name: 'Disability', codes: disabilities },
  school: { name: 'School', codes: undefined },
} as const
export type FactKind = keyof typeof factKinds
export const isFactKind = (text: string): text is FactKind => Object.hasOwn(factKinds, text)

/** Writes a fact down, from a day if it is known. With `corrects`, in place of a row that was wrong. */
export async function addFact(
  work: Work,
  id: string,
  given: { fact: FactKind; value: string; from?: Day; corrects?: string },
  version?: number,
): Promise<Written> {
  const value = given.value.trim()
  const { person, about } = await editPerson(work, id, version, () => ({ mine: given, theirs: null }))
  const { codes, name } = factKinds[given.fact]
  if (value === '' || (codes && !isCode(codes, value)))
    return wrong('value', codes ? `Choose an answer for ${name.toLowerCase()}` : `Enter the ${name.toLowerCase()}`)
  if (given.from && given.from > londonDay(work.now)) return wrong('from', 'The day must be today or in the past')
  const before = given.corrects ? await rowToCorrect(work, person, 'facts', given.corrects, given) : undefined
  const rowId = await saveFact(
    work,
    about,
    { fact: given.fact, value },
    { validFrom: given.from ?? before?.validFrom ?? null, corrects: before?.id ?? null },
  )
  await wrote(work, about, before ? 'fact corrected' : 'fact recorded', { fact: given.fact })
  return { id: rowId }
}

/** Writes a number down that somebody is known by, when its check holds. */
export async function addIdentifier(
  work: Work,
  id: string,
  given: { scheme: IdentifierScheme; value: string; source: string; verified?: boolean; from?: Day; corrects?: string },
  version?: number,
): Promise<Written> {
  const { person, about } = await editPerson(work, id, version, () => ({ mine: given, theirs: null }))
  const message = problemWithIdentifier(given.scheme, given.value)
  if (message) return wrong('value', message)
  if (given.source.trim() === '') return wrong('source', 'Say where this number comes from')
  const before = given.corrects ? await rowToCorrect(work, person, 'identifiers', given.corrects, given) : undefined
  const { scheme, verified = false } = given
  const rowId = await saveIdentifier(
    work,
    about,
    { scheme, value: storedIdentifier(scheme, given.value), source: given.source.trim(), verified },
    { validFrom: given.from ?? before?.validFrom ?? null, corrects: before?.id ?? null },
  )
  await wrote(work, about, before ? 'number corrected' : 'number recorded', { scheme, verified })
  return { id: rowId }
}

/** Says that a fact or a number was never so: written on the wrong person, say. The row stays, and is read no more. */
export async function withdraw(work: Work, id: string, kind: 'facts' | 'identifiers', rowId: string): Promise<Written> {
  const { person, about } = await editPerson(work, id, undefined, () => ({ mine: null, theirs: null }))
  const when = { ...never(londonDay(work.now)), corrects: rowId }
  if (kind === 'facts') {
    const { fact, value, personId } = await rowToCorrect(work, person, 'facts', rowId, null)
    await saveFact(work, { ...about, personId }, { fact, value }, when)
  } else {
    const { scheme, value, source, personId } = await rowToCorrect(work, person, 'identifiers', rowId, null)
    await saveIdentifier(work, { ...about, personId }, { scheme, value, source, verified: false }, when)
  }
  await wrote(work, about, 'withdrawn', { kind })
  return { id: rowId }
}
