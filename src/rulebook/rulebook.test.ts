import { describe, expect, test } from 'vitest'
import { codeName, codeSets, contactSources, isCode } from './code-sets.ts'
import { outcomes } from './outcomes.ts'
import { rules } from './rules.ts'
import { findClause, thresholdTemplate } from './threshold.ts'
import { clock, clockTable, limitOf, limitWords, standsOn } from './timescales.ts'

const twice = (values: readonly string[]) => values.filter((value, place) => values.indexOf(value) !== place)

describe('the rule book', () => {
  test('every rule has an id of its own within its group, words, a source, an edition and a mark', () => {
    const book = rules()
    expect(twice(book.map((rule) => `${rule.group} ${rule.id}`))).toEqual([])
    const bare = book.filter((rule) => !rule.words || !rule.source.trim() || !rule.edition.trim() || !rule.markWords)
    expect(bare).toEqual([])
  })

  test('it holds every group', () => {
    expect([...new Set(rules().map((rule) => rule.group))]).toEqual([
      'Timescales',
      'Outcomes of a contact',
      'Levels of need',
      'Code sets',
      'Checks',
    ])
  })

  test('what is local says so, and only that', () => {
    expect(clockTable.filter((row) => row.mark === 'local' && row.basis !== 'local').map((row) => row.id)).toEqual([])
  })
})

describe('the clock table', () => {
  test.each([
    ['F01', '1 working day', 'local', 'local', 'a contact decision is the place’s own promise'],
    ['T01', '1 working day', 'statutory guidance', 'check', 'the 2026 text was not read'],
    ['T02', '45 working days', 'statutory guidance', 'read', 'from the referral'],
    ['T03', 'no number given', 'statutory guidance', 'check', 'as soon as possible is not a number'],
    ['T04', '15 working days', 'statutory guidance', 'read', 'strategy discussion to conference'],
    ['T09', '72 hours', 'statute', 'check', 'police protection'],
    ['C05', '6 weeks', 'regulation', 'read', 'visits in the first year'],
    ['P01', '6 weeks before', 'regulation', 'read', 'counted back'],
    ['E02', '20 school days', 'statutory guidance', 'check', 'not working days'],
    ['S02', '2 months', 'statute', 'check', 'the executive’s answer'],
  ])('%s is %s by %s, %s: %s', (id, words, basis, mark, _reason) => {
    const row = clock(id)
    expect(limitWords(row)).toBe(words)
    expect(row).toMatchObject({ basis, mark })
  })

  test('every family of clocks is there', () => {
    const families = [...new Set(clockTable.map((row) => row.id[0]))].sort()
    expect(families).toEqual(['C', 'E', 'F', 'G', 'H', 'M', 'P', 'S', 'T'])
    for (let number = 1; number <= 14; number++) expect(() => clock(`T${String(number).padStart(2, '0')}`)).not.toThrow()
    for (let number = 1; number <= 17; number++) expect(() => clock(`C${String(number).padStart(2, '0')}`)).not.toThrow()
  })

  test('limits are whole and above nothing', () => {
    const odd = clockTable.filter((row) => row.limit !== null && (!Number.isInteger(row.limit) || row.limit <= 0))
    expect(odd).toEqual([])
  })

  test('no two rows of one clock stand on the same day', () => {
    const overlaps = clockTable.filter((row, place) =>
      clockTable.some(
        (other, otherPlace) =>
          otherPlace > place &&
          other.id === row.id &&
          (standsOn(other, row.validFrom ?? '0001-01-01') || standsOn(row, other.validFrom ?? '0001-01-01')),
      ),
    )
    expect(overlaps.map((row) => row.id)).toEqual([])
  })

  test.each([
    ['2026-03-31', false, 'before its first day'],
    ['2026-04-01', true, 'on it'],
    ['2027-03-31', true, 'on its last day'],
    ['2027-04-01', false, 'after it'],
  ])('a row from 1 April 2026 to 31 March 2027 stands on %s: %s, %s', (day, answer) => {
    expect(standsOn({ validFrom: '2026-04-01', validTo: '2027-03-31' }, day)).toBe(answer)
  })

  test('a limit is only given out where it can be counted', () => {
    expect(limitOf('F01')).toEqual({ limit: 1, unit: 'WD' })
    expect(() => limitOf('T03')).toThrow('no number')
    expect(() => limitOf('E02')).toThrow('school days')
    expect(() => clock('Z99')).toThrow('no clock Z99')
  })
})

describe('code sets', () => {
  test.each(codeSets.map((set) => [set.id, set] as const))('%s is not empty and has no code twice', (_id, set) => {
    expect(set.codes.length).toBeGreaterThan(0)
    expect(twice(set.codes.map((code) => code.code))).toEqual([])
    expect(twice(set.codes.map((code) => code.name))).toEqual([])
  })

  test('no two sets share an id', () => {
    expect(twice(codeSets.map((set) => set.id))).toEqual([])
  })

  test('the sources of contact are the census’s twenty-two', () => {
    expect(contactSources.codes.map((code) => code.code).join(' ')).toBe(
      '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10',
    )
  })

  test('a code has a name, and a stranger is shown as it stands', () => {
    expect(codeName(contactSources, '3B')).toBe('Health visitor')
    expect(codeName(contactSources, '3Z')).toBe('3Z')
    expect(isCode(contactSources, '3Z')).toBe(false)
  })
})

describe('outcomes', () => {
  test('each asks for level, clause and reason', () => {
    for (const outcome of outcomes) expect(outcome.needs).toEqual(expect.arrayContaining(['level', 'clause', 'reason']))
  })

  test('early help alone waits for agreement, signposting alone for a service', () => {
    expect(outcomes.filter((row) => row.needs.includes('agreement')).map((row) => row.id)).toEqual(['early-help-offered'])
    expect(outcomes.filter((row) => row.needs.includes('service')).map((row) => row.id)).toEqual(['signposted'])
  })

  test('only what names children opens a referral', () => {
    for (const outcome of outcomes) expect(outcome.opensReferral).toBe(outcome.needs.includes('children'))
  })
})

describe('levels of need', () => {
  test('four levels, each clause numbered by its level in order', () => {
    expect(thresholdTemplate.levels.map((level) => level.level)).toEqual([1, 2, 3, 4])
    for (const level of thresholdTemplate.levels) {
      expect(level.clauses.map((clause) => clause.number)).toEqual(level.clauses.map((_, place) => `${level.level}.${place + 1}`))
      expect(level.clauses.length).toBeGreaterThanOrEqual(8)
    }
  })

  test('it says it is a template and names no council', () => {
    expect(thresholdTemplate.mark).toBe('local')
    expect(JSON.stringify(thresholdTemplate)).not.toMatch(/Middlesbrough|South Tees|Manchester/)
  })

  test('a clause is found by its number', () => {
    expect(findClause(thresholdTemplate, '2.4')?.level.level).toBe(2)
    expect(findClause(thresholdTemplate, '2.44')).toBeNull()
  })
})
