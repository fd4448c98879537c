import { isTemporaryUpn } from '../rulebook/index.ts'
import { addDays, addYears, type Day } from '../time/index.ts'
import { hashOf, type Problem, type ToldChild } from './told.ts'

export type Valued = { id: string; value: string }

/** A person record as it stands, with what a file may fill or change. */
export type Standing = {
  id: string
  identityId: string
  kind: string
  bornOn: Day | null
  bornAbout: boolean
  expectedOn: Day | null
  diedOn: Day | null
  sex: string | null
  householdId: string | null
  localityId: string
  restriction: string
  numbers: { scheme: string; value: string }[]
  ethnicity: Valued | null
  disabilities: Valued[]
  /** `markOf` as the last import left it; null where no import did. */
  mark: Buffer | null
  isNew: boolean
}

/** What is to be written of one person. */
export type Change = {
  /** Columns of the index row that changed. */
  columns: Set<string>
  numbers: { scheme: string; value: string }[]
  facts: { id: string; fact: 'ethnicity' | 'disability'; value: string; corrects: string | null; until: Day | null }[]
}

/**
 * What a file can say about somebody, in one hash: while it is what the last import left, nobody changed it by hand since, and a
 * newer row of a file may change it again.
 */
export function markOf(one: Standing): Buffer {
  const { bornOn, bornAbout, expectedOn, diedOn, sex, kind, ethnicity, disabilities } = one
  return hashOf([
    bornOn,
    bornAbout,
    expectedOn,
    diedOn,
    sex,
    kind,
    ethnicity?.value,
    disabilities.map(({ value }) => value).sort(),
  ])
}

export const isUntouched = (one: Standing) => one.mark?.equals(markOf(one)) ?? false

const notObtained = 'NOBT'
const differs = 'the record here says otherwise and was kept; look which of the two is right'
const changed = 'the record here said otherwise until now'

/**
 * Brings what a file tells to a person record, which it changes in place. What is empty is filled. What stands already is changed
 * only where `mayChange`, and said either way.
 */
export function apply(
  told: ToldChild,
  one: Standing,
  { mayChange, today, asAt, newId }: { mayChange: boolean; today: Day; asAt: Day; newId: () => string },
): { change: Change; problems: Problem[] } {
  const change: Change = { columns: new Set(), numbers: [], facts: [] }
  const problems: Problem[] = []
  const { place } = told
  const say = (value: string) =>
    problems.push(
      mayChange
        ? { place, value, why: changed, kept: 'taken, please check' }
        : { place, value, why: differs, kept: 'row kept without it' },
    )

  /** Whether the told value is to be taken for the one that stands. */
  const takes = (value: string, stands: string | null, nothing: string | null = null) => {
    if (value === stands || (stands !== null && value === nothing)) return false
    if (stands === null || stands === nothing) return true
    say(value)
    return mayChange
  }

  if (told.bornOn !== null && takes(told.bornOn, one.bornAbout ? null : one.bornOn)) {
    Object.assign(one, { bornOn: told.bornOn, bornAbout: false })
    change.columns.add('birth date')
    if (one.kind === 'unborn') one.kind = 'child'
  } else if (told.bornOn === null && told.bornAboutOn !== null && one.bornOn === null && one.kind !== 'unborn') {
    Object.assign(one, { bornOn: told.bornAboutOn, bornAbout: true })
    change.columns.add('birth date')
  }
  // a baby that was born since an older row said when it was expected
  if (told.expectedOn !== null && one.bornOn === null && takes(told.expectedOn, one.expectedOn)) {
    one.expectedOn = told.expectedOn
    change.columns.add('due date')
  }
  if (told.diedOn !== null && takes(told.diedOn, one.diedOn)) {
    one.diedOn = told.diedOn
    change.columns.add('day of death')
  }
  if (told.sex !== null && takes(told.sex, one.sex, 'U')) {
    one.sex = told.sex
    change.columns.add('sex')
  }
  if (one.kind === 'child' && one.bornOn !== null && isGrown(one.bornOn, today)) {
    one.kind = 'adult'
    change.columns.add('kind')
  }

  if (told.ethnicity !== null && takes(told.ethnicity, one.ethnicity?.value ?? null, notObtained)) {
    const id = newId()
    change.facts.push({ id, fact: 'ethnicity', value: told.ethnicity, corrects: one.ethnicity?.id ?? null, until: null })
    one.ethnicity = { id, value: told.ethnicity }
  }
  applyDisabilities()
  for (const [scheme, value] of [
    ['local', told.localId],
    ['upn', told.upn],
    ['former upn', told.formerUpn],
  ] as const) {
    if (value === null || has(one, scheme, value)) continue
    const other = scheme === 'local' || scheme === 'upn' ? one.numbers.find((number) => number.scheme === scheme) : undefined
    if (other && !(scheme === 'upn' && isTemporaryUpn(other.value))) {
      const why = `the record here has another ${scheme === 'local' ? "number of the authority's" : 'UPN'} as well; both were kept, look whether they are of one child`
      problems.push({ place, value, why, kept: 'taken, please check' })
    }
    change.numbers.push({ scheme, value })
    one.numbers.push({ scheme, value })
  }
  return { change, problems }

  function applyDisabilities() {
    const stands = one.disabilities.map(({ value }) => value)
    const added = told.disabilities.filter((code) => !stands.includes(code))
    const gone = one.disabilities.filter(({ value }) => !told.disabilities.includes(value))
    if (told.disabilities.length === 0 || (added.length === 0 && gone.length === 0)) return
    if (stands.length > 0) {
      say(told.disabilities.join(', '))
      if (!mayChange) return
    }
    // a disability that the newer row leaves out held until the day before it
    for (const { id, value } of gone)
      change.facts.push({ id: newId(), fact: 'disability', value, corrects: id, until: addDays(asAt, -1) })
    one.disabilities = one.disabilities.filter((row) => !gone.includes(row))
    for (const value of added) {
      const id = newId()
      change.facts.push({ id, fact: 'disability', value, corrects: null, until: null })
      one.disabilities.push({ id, value })
    }
  }
}

/** A pupil number that was the present one once counts as known under either name. */
const has = (one: Standing, scheme: string, value: string) =>
  one.numbers.some(
    (number) =>
      plain(number.value) === plain(value) && (number.scheme === scheme || (scheme !== 'local' && number.scheme.endsWith('upn'))),
  )

export const plain = (value: string) => value.replace(/[^A-Za-z0-9]/g, '').toUpperCase()

/** Whom `recordPerson` would have recorded as an adult. */
export const isGrown = (bornOn: Day, today: Day) => bornOn < addYears(today, -26)

export const isChanged = ({ columns, numbers, facts }: Change) => columns.size + numbers.length + facts.length > 0
