import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { newestFirst, standing } from './dated.ts'
import { editPerson, type Written, wrong, wrote } from './editing.ts'
import { saveFact, saveName } from './facts-store.ts'
import { foldName, nameKey } from './names.ts'
import { birthOf, problemsWith } from './new-person.ts'
import { readDated } from './record-store.ts'
import { changePerson } from './store.ts'

export type NewName = {
  givenName: string
  familyName: string
  knownAs?: string
  /** A correction says that it was never otherwise; a new name came at some time; another is one they also have or had. */
  as: 'correction' | 'new' | 'known as' | 'birth' | 'maiden' | 'former'
  from?: Day
}

/** Corrects or changes somebody's name, or adds another that they are known by. The one before stays, with its days. */
export async function recordName(work: Work, id: string, name: NewName, version?: number): Promise<Written> {
  const today = londonDay(work.now)
  const mine = { givenName: name.givenName.trim(), familyName: name.familyName.trim(), knownAs: name.knownAs?.trim() || null }
  const { person, about } = await editPerson(work, id, version, ({ givenName, familyName, knownAs }) => ({
    mine,
    theirs: { givenName, familyName, knownAs },
  }))
  if (foldName(`${mine.givenName}${mine.familyName}`) === '' && person.kind !== 'unborn')
    return wrong('givenName', 'Enter a first name or a family name')
  if (name.from && name.from > today) return wrong('from', 'The day must be today or in the past')
  const current = name.as === 'correction' || name.as === 'new'
  const before =
    name.as === 'correction'
      ? newestFirst(standing((await readDated(work, [id])).names)).find(({ kind }) => kind === 'current')
      : undefined
  const rowId = await saveName(
    work,
    about,
    { givenName: mine.givenName, familyName: mine.familyName, kind: current ? 'current' : name.as },
    {
      validFrom: name.as === 'correction' ? (before?.validFrom ?? null) : (name.from ?? (name.as === 'new' ? today : null)),
      corrects: before?.id ?? null,
    },
  )
  if (current) await changePerson(work, id, { ...mine, searchKey: nameKey(mine.givenName, mine.familyName, mine.knownAs) })
  await wrote(work, about, name.as === 'correction' ? 'name corrected' : 'name recorded', { kind: name.as })
  return { id: rowId }
}

export type Birth = { bornOn?: Day; age?: number; expectedOn?: Day; sex?: string }

/** Corrects a birth date, an age or a due date; an unborn child who has a birth date is born. What was written before is kept. */
export async function correctBirth(work: Work, id: string, birth: Birth, version?: number): Promise<Written> {
  const today = londonDay(work.now)
  const { person, about } = await editPerson(work, id, version, ({ bornOn, expectedOn, sex }) => ({
    mine: shown(birth),
    theirs: shown({ bornOn, expectedOn, sex }),
  }))
  const kind = person.kind === 'unborn' && birth.bornOn ? 'child' : person.kind
  const problems = problemsWith({ kind, givenName: 'as', familyName: 'recorded', ...birth }, today)
  if (problems.length > 0) return { problems }
  const was = person.bornOn ?? person.expectedOn
  const { bornOn, bornAbout } = birth.bornOn || birth.age !== undefined ? birthOf(birth, today) : person
  const expectedOn = birth.expectedOn ?? person.expectedOn
  const fact = kind === 'unborn' ? 'due date' : 'birth date'
  const told = newestFirst(standing((await readDated(work, [id])).facts)).find((row) => row.fact === fact)
  const beforeId = told?.id ?? (was ? await saveFact(work, about, { fact, value: was }, { recordedAt: person.recordedAt }) : null)
  const rowId = await saveFact(
    work,
    about,
    { fact, value: (kind === 'unborn' ? expectedOn : bornOn) ?? 'not known' },
    { corrects: beforeId },
  )
  await changePerson(work, id, { kind, bornOn, bornAbout, expectedOn, ...(birth.sex ? { sex: birth.sex } : {}) })
  await wrote(work, about, person.kind === 'unborn' && kind === 'child' ? 'birth recorded' : 'birth date corrected', {
    bornAbout,
  })
  return { id: rowId }
}

const shown = ({
  bornOn = null,
  expectedOn = null,
  sex = null,
}: {
  bornOn?: Day | null
  expectedOn?: Day | null
  sex?: string | null
}) => ({ bornOn, expectedOn, sex })
