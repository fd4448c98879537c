import { expect, test } from 'vitest'
import type { Condition } from './model.ts'
import { importSplink } from './splink-settings.ts'
import { readSplinkCondition } from './splink-sql.ts'

test.each<[string, Condition | undefined, string]>([
  ['"surname_l" = "surname_r"', { same: 'surname' }, 'exact match'],
  ['l."surname" = r."surname"', { same: 'surname' }, 'as in blocking rules'],
  ['"dob_l" IS NULL OR "dob_r" IS NULL', { missing: 'dob' }, 'the null level'],
  ['jaro_winkler_similarity("surname_l", "surname_r") >= 0.92', { similar: 'surname', atLeast: 0.92 }, 'DuckDB’s name for it'],
  ['damerau_levenshtein("dob_l", "dob_r") <= 1', { edits: 'dob', atMost: 1 }, 'edits'],
  ['"first_name_l" = "surname_r" AND "surname_l" = "first_name_r"', { crossed: ['first_name', 'surname'] }, 'names changed over'],
  ['substr(l.first_name, 1, 1) = substr(r.first_name, 1, 1)', { same: 'first_name:initial' }, 'a part'],
  ['(l.a = r.a) AND (l.b = r.b)', { all: [{ same: 'a' }, { same: 'b' }] }, 'several at once'],
  ['NOT ("a_l" = "a_r")', { not: { same: 'a' } }, 'the opposite'],
  ['levenshtein("a_l", "a_r") <= 2', undefined, 'plain Levenshtein counts a change of places as two'],
  ['"a_l" = "a_r" AND year("b_l") = year("b_r")', undefined, 'half understood is not understood'],
  ['"a_l" = "b_r"', undefined, 'one side of a crossing'],
  ['"a_l" = "a_r" ; drop table x', undefined, 'not a condition'],
])('%s: %o, %s', (sql, expected) => {
  expect(readSplinkCondition(sql)).toEqual(expected)
})

const settings = {
  link_type: 'dedupe_only',
  probability_two_random_records_match: 0.001,
  blocking_rules_to_generate_predictions: [
    { blocking_rule: 'l."surname" = r."surname" AND l."dob" = r."dob"' },
    'l.postcode = r.postcode',
  ],
  comparisons: [
    {
      output_column_name: 'surname',
      comparison_levels: [
        { sql_condition: '"surname_l" IS NULL OR "surname_r" IS NULL', is_null_level: true },
        { sql_condition: '"surname_l" = "surname_r"', m_probability: 0.9, u_probability: 0.01, tf_adjustment_column: 'surname' },
        { sql_condition: 'jaro_winkler_similarity("surname_l", "surname_r") >= 0.9', m_probability: 0.05, u_probability: 0.01 },
        { sql_condition: 'ELSE', m_probability: 0.05, u_probability: 0.98 },
      ],
    },
  ],
}

test('settings become a model with the same levels and chances', () => {
  const { model, unknown } = importSplink(JSON.stringify(settings))
  expect(unknown).toEqual([])
  expect(model.pairs).toBe('within')
  expect(model.rules.map((rule) => rule.on)).toEqual([['surname', 'dob'], ['postcode']])
  expect(model.comparisons[0]).toMatchObject({
    missing: { missing: 'surname' },
    levels: [{ m: 0.9, u: 0.01, frequencyOf: ['surname'] }, { m: 0.05 }, { u: 0.98 }],
  })
})

test('a condition that is not known is listed and the file refused, unless told to skip it', () => {
  const odd = structuredClone(settings)
  odd.comparisons[0]!.comparison_levels[2]!.sql_condition = 'jaccard("surname_l", "surname_r") >= 0.9'
  expect(() => importSplink(JSON.stringify(odd))).toThrow('comparisons "surname", level 3: jaccard')
  const { model, unknown } = importSplink(JSON.stringify(odd), { skipUnknown: true })
  expect(unknown).toHaveLength(1)
  expect('levels' in model.comparisons[0]! && model.comparisons[0].levels).toHaveLength(2)
})
