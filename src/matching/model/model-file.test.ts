import { expect, test } from 'vitest'
import type { Model } from './model.ts'
import { modelProblems, readModel, writeModel } from './model-file.ts'
import { peopleModel } from './people-model.ts'

test('the people model is a right model, and its file reads back as it was', () => {
  expect(modelProblems(peopleModel)).toEqual([])
  expect(readModel(writeModel(peopleModel))).toEqual(JSON.parse(JSON.stringify(peopleModel)))
})

type Loose = Record<string, unknown>

test.each<[string, (model: Loose & Model) => void, string]>([
  ['another format', (m) => Object.assign(m, { format: 'x' }), 'format'],
  ['a later version', (m) => Object.assign(m, { version: 2 }), 'version: 2 is not known'],
  ['a field nobody knows', (m) => Object.assign(m, { treshold: 1 }), 'treshold'],
  ['an unknown cleaning', (m) => Object.assign(m.columns[0]!, { clean: 'scrub' }), 'columns[0].clean'],
  ['a pool cleaned in two ways', (m) => Object.assign(m.columns[1]!, { clean: 'text' }), 'shares the pool "names"'],
  ['a column twice', (m) => Object.assign(m.columns[1]!, { name: 'first_name' }), 'stands there twice'],
  ['a rule on no column of the model', (m) => Object.assign(m.rules[0]!, { on: ['shoe size'] }), 'rules[0].on[0]'],
  ['a part nobody can read', (m) => Object.assign(m.rules[0]!, { on: ['dob:century'] }), '"century" is not a part'],
  ['no rules', (m) => Object.assign(m, { rules: [] }), 'no rule'],
  [
    'a condition nobody knows',
    (m) => Object.assign((m.comparisons[0] as never as { levels: Loose[] }).levels[0]!, { when: { sounds: 'first_name' } }),
    'levels[0].when',
  ],
  [
    'a similarity above 1',
    (m) =>
      Object.assign((m.comparisons[0] as never as { levels: Loose[] }).levels[0]!, {
        when: { similar: 'first_name', atLeast: 92 },
      }),
    'atLeast',
  ],
  [
    'a last level with a condition',
    (m) => Object.assign((m.comparisons[3] as never as { levels: Loose[] }).levels[1]!, { when: { same: 'sex' } }),
    'everything else',
  ],
  ['a chance of 2', (m) => Object.assign((m.comparisons[0] as never as { levels: Loose[] }).levels[0]!, { m: 2 }), 'levels[0].m'],
  [
    'a flag on a level that is not there',
    (m) => Object.assign(m.flags![0]!, { when: { birth: ['similar'] } }),
    '"similar" is not one of its levels',
  ],
  ['review above certain', (m) => Object.assign(m.thresholds, { review: 0.9999 }), 'thresholds.review'],
])('a model with %s is refused, and the field is named', (_, breakIt, named) => {
  const model = structuredClone(peopleModel) as Loose & Model
  breakIt(model)
  expect(() => readModel(JSON.stringify(model))).toThrow(named)
})

test('text that is not JSON is refused with what is wrong', () => {
  expect(() => readModel('{"format": ')).toThrow('It is not JSON')
})
