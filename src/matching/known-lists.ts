import type { Model, Scale } from './model/model.ts'
import { peopleModel } from './model/people-model.ts'

/** Models for the public lists with a known truth: what tests and the bench measure against. */
const febrlColumns: Model['columns'] = [
  { name: 'given_name', clean: 'as given', pool: 'names' },
  { name: 'surname', clean: 'as given', pool: 'names' },
  { name: 'street_number', clean: 'as given' },
  { name: 'address_1', clean: 'as given' },
  { name: 'suburb', clean: 'as given' },
  { name: 'postcode', clean: 'as given' },
  { name: 'state', clean: 'as given' },
  { name: 'date_of_birth', clean: 'as given' },
  { name: 'soc_sec_id', clean: 'as given' },
]

function name(column: string, words: string, withChange: boolean): Scale {
  return {
    name: column,
    words,
    columns: [column],
    // Names that changed places are weighed once, under the given name.
    ...(!withChange && { missing: { any: [{ missing: column }, { crossed: ['given_name', 'surname'] as [string, string] }] } }),
    levels: [
      { name: 'same', words: `same ${words}`, when: { same: column }, frequencyOf: [column] },
      ...(withChange
        ? [
            {
              name: 'changed over',
              words: 'forename and surname changed over',
              when: { crossed: ['given_name', 'surname'] as [string, string] },
            },
          ]
        : []),
      { name: 'close', words: `${words} nearly the same`, when: { similar: column, atLeast: 0.92 } },
      { name: 'near', words: `${words} somewhat alike`, when: { similar: column, atLeast: 0.8 } },
      { name: 'different', words: `different ${words}` },
    ],
  }
}

function number(column: string, words: string, frequency = false): Scale {
  return {
    name: column,
    words,
    columns: [column],
    levels: [
      { name: 'same', words: `same ${words}`, when: { same: column }, ...(frequency && { frequencyOf: [column] }) },
      { name: 'one slip', words: `${words} with one slip`, when: { edits: column, atMost: 1 } },
      { name: 'two slips', words: `${words} with two slips`, when: { edits: column, atMost: 2 } },
      { name: 'different', words: `different ${words}` },
    ],
  }
}

function text(column: string, words: string): Scale {
  return {
    name: column,
    words,
    columns: [column],
    levels: [
      { name: 'same', words: `same ${words}`, when: { same: column }, frequencyOf: [column] },
      { name: 'close', words: `${words} nearly the same`, when: { similar: column, atLeast: 0.9 } },
      { name: 'different', words: `different ${words}` },
    ],
  }
}

const febrlComparisons: Model['comparisons'] = [
  name('given_name', 'given name', true),
  name('surname', 'surname', false),
  number('date_of_birth', 'birth date'),
  number('soc_sec_id', 'social security number'),
  number('street_number', 'street number', true),
  text('address_1', 'address'),
  number('postcode', 'postcode', true),
  text('suburb', 'suburb'),
]

const shell = { format: 'doorstep-matching-model', version: 1, thresholds: { certain: 0.999, review: 0.5 } } as const

export const febrl3Model: Model = {
  ...shell,
  name: 'febrl3',
  pairs: 'within',
  columns: febrlColumns,
  rules: [
    { name: 'social security number', on: ['soc_sec_id'], session: 'identifier' },
    { name: 'given name', on: ['given_name'] },
    { name: 'surname', on: ['surname'] },
    { name: 'birth date', on: ['date_of_birth'], session: 'rule' },
    { name: 'postcode', on: ['postcode'] },
  ],
  comparisons: febrlComparisons,
}

export const febrl4Model: Model = {
  ...shell,
  name: 'febrl4',
  pairs: 'between',
  columns: febrlColumns,
  rules: [
    { name: 'names in either order', on: ['given_name', 'surname'], eitherOrder: true, session: 'rule' },
    { name: 'birth date', on: ['date_of_birth'], session: 'rule' },
    { name: 'social security number', on: ['soc_sec_id'], session: 'identifier' },
    { name: 'state and address', on: ['state', 'address_1'] },
    { name: 'number and address', on: ['street_number', 'address_1'] },
    { name: 'postcode', on: ['postcode'] },
  ],
  comparisons: febrlComparisons,
}

/** The people model for the made-up list, whose NHS numbers have no check digit. */
export const synthModel: Model = {
  ...peopleModel,
  columns: peopleModel.columns.map(({ check, ...column }) => column),
}

/** The seven rules of the lists' README, on values as given: for equal pair counts. */
export const synthPlainModel: Model = {
  ...synthModel,
  columns: synthModel.columns.map(({ blank, check, ...column }) => ({ ...column, clean: 'as given' })),
  rules: [
    { name: 'surname and dob', on: ['surname', 'dob'] },
    { name: 'first name and dob', on: ['first_name', 'dob'] },
    { name: 'first name and postcode', on: ['first_name', 'postcode'] },
    { name: 'surname, postcode, initial', on: ['surname', 'postcode', 'first_name:initial'] },
    { name: 'nhs', on: ['nhs'] },
    { name: 'names and year', on: ['first_name', 'surname', 'dob:first4'] },
    { name: 'street and two letters', on: ['street', 'first_name:first2'] },
  ],
  strata: [],
}

/** The febrl models with the six columns of the standard's own notebooks: without address and suburb, as nearly like for like as it gets. */
export const [febrl3SixModel, febrl4SixModel] = [febrl3Model, febrl4Model].map((model) => ({
  ...model,
  comparisons: model.comparisons.filter(({ name }) => name !== 'address_1' && name !== 'suburb'),
})) as [Model, Model]
