import type { Condition, Model, Scale } from './model.ts'

/** Words that stand in a name field when nobody knew the name. */
const noName = ['unknown', 'not known', 'unk', 'n/a', 'na', 'none', 'no name', 'tbc', 'test', 'baby', 'infant', 'xxx']

const nearlyTheSame: Condition[] = [
  { similar: 'first_name', atLeast: 0.88 },
  { edits: 'first_name', atMost: 1 },
  { same: 'first_name:skeleton' },
  { sharesWord: 'first_name' },
]

/** Twins of these are told apart by their forenames alone. */
const twoForenames = ['alike', 'different']

/** And these leave open which of two twins is meant. */
const whichTwin = ['-', 'initial', 'family', 'nearly']

const surname: Scale = {
  name: 'surname',
  words: 'surname',
  columns: ['surname'],
  // Names that changed places are weighed once, under the forename.
  missing: { any: [{ missing: 'surname' }, { crossed: ['first_name', 'surname'] }] },
  levels: [
    { name: 'same', words: 'same surname', when: { same: 'surname' }, frequencyOf: ['surname'] },
    {
      name: 'nearly',
      words: 'surname nearly the same',
      when: {
        any: [
          { similar: 'surname', atLeast: 0.9 },
          { edits: 'surname', atMost: 1 },
          { sharesWord: 'surname' },
          { same: 'surname:skeleton' },
        ],
      },
    },
    { name: 'different', words: 'different surname' },
  ],
}

const home: Scale = {
  name: 'home',
  words: 'address',
  columns: ['postcode', 'street'],
  missing: { all: [{ missing: 'postcode' }, { missing: 'street' }] },
  levels: [
    {
      name: 'same',
      words: 'same home',
      when: { all: [{ same: 'street' }, { any: [{ same: 'postcode' }, { missing: 'postcode' }] }] },
    },
    {
      name: 'nearly',
      words: 'same home but for a slip',
      when: {
        any: [
          { all: [{ same: 'postcode' }, { similar: 'street', atLeast: 0.88 }] },
          { all: [{ same: 'street' }, { edits: 'postcode', atMost: 2 }] },
        ],
      },
    },
    { name: 'postcode', words: 'same postcode, street not known', when: { all: [{ same: 'postcode' }, { missing: 'street' }] } },
    { name: 'near', words: 'same postcode or street name only', when: { any: [{ same: 'postcode' }, { same: 'street' }] } },
    { name: 'different', words: 'different address' },
  ],
}

/**
 * People on the lists of several agencies: children, parents, brothers and sisters. Home and surname are judged together, and
 * twins go to a person. Weights are learned from the lists (`doorstep match --train`).
 */
export const peopleModel: Model = {
  format: 'doorstep-matching-model',
  version: 1,
  name: 'people',
  description: 'One person on the lists of several agencies, with families, twins, moves and slips of the pen.',
  pairs: 'all',
  columns: [
    {
      name: 'first_name',
      headings: ['forename', 'given_name', 'first names', 'forenames'],
      clean: 'name',
      pool: 'names',
      blank: noName,
    },
    { name: 'surname', headings: ['last_name', 'family_name'], clean: 'name', pool: 'names', blank: noName },
    { name: 'dob', headings: ['date_of_birth', 'birth_date', 'birthdate'], clean: 'date', blank: ['19000101', '01/01/1901'] },
    { name: 'sex', headings: ['gender'], clean: 'text', blank: ['u', 'unknown', 'not known', 'x', 'n'] },
    { name: 'postcode', headings: ['post_code'], clean: 'postcode' },
    { name: 'street', headings: ['address', 'address_1', 'address_line_1'], clean: 'address' },
    { name: 'nhs', headings: ['nhs_number', 'nhsnumber'], clean: 'identifier', check: 'nhs' },
  ],
  rules: [
    { name: 'NHS number', on: ['nhs'], session: 'identifier' },
    { name: 'surname and birth date', on: ['surname', 'dob'], session: 'rule' },
    { name: 'forename and birth date', on: ['first_name', 'dob'], session: 'rule' },
    { name: 'forename and postcode', on: ['first_name', 'postcode'], session: 'rule' },
    { name: 'surname, postcode and initial', on: ['surname', 'postcode', 'first_name:initial'] },
    { name: 'forename, surname and birth year', on: ['first_name', 'surname', 'dob:year'] },
    { name: 'street and first two letters', on: ['street', 'first_name:first2'] },
    { name: 'birth date and postcode', on: ['dob', 'postcode'] },
    { name: 'birth date and street', on: ['dob', 'street'] },
    { name: 'names in either order, birth year', on: ['first_name', 'surname', 'dob:year'], eitherOrder: true },
    { name: 'names and day of birth', on: ['first_name', 'surname', 'dob:monthDay'] },
    { name: 'name family, surname and district', on: ['first_name:family', 'surname', 'postcode:district'] },
    { name: 'name skeletons and birth month', on: ['first_name:skeleton', 'surname:skeleton', 'dob:month'] },
  ],
  strata: [
    { name: 'same home', on: ['street', 'postcode'] },
    { name: 'same postcode', on: ['postcode'] },
    { name: 'same street', on: ['street'] },
  ],
  largestBlock: 2000,
  fallback: ['first_name:first3', 'dob:year', 'surname:initial'],
  comparisons: [
    {
      name: 'forename',
      words: 'forename',
      columns: ['first_name'],
      levels: [
        {
          name: 'same',
          words: 'same forename',
          when: { all: [{ same: 'first_name' }, { not: { oneLetter: 'first_name' } }] },
          frequencyOf: ['first_name'],
        },
        { name: 'changed over', words: 'forename and surname changed over', when: { crossed: ['first_name', 'surname'] } },
        {
          name: 'initial',
          words: 'forename begins with the initial given',
          // Two equal initials are no forename in common.
          when: { any: [{ initial: 'first_name' }, { all: [{ same: 'first_name' }, { oneLetter: 'first_name' }] }] },
        },
        {
          name: 'alike',
          words: 'another forename, though alike or related',
          when: { all: [{ any: [{ same: 'first_name:family' }, ...nearlyTheSame] }, { twoNames: 'first_name' }] },
        },
        {
          name: 'family',
          words: 'a short or other form of the same forename',
          when: { same: 'first_name:family' },
          frequencyOf: ['first_name'],
        },
        {
          name: 'nearly',
          words: 'forename nearly the same',
          when: { any: nearlyTheSame },
        },
        { name: 'different', words: 'different forename' },
      ],
    },
    { name: 'household', words: 'home and surname', joint: [home, surname], frequencyWhen: ['different', '-'] },
    {
      name: 'birth',
      words: 'birth date',
      columns: ['dob'],
      levels: [
        { name: 'same', words: 'same birth date', when: { same: 'dob' } },
        {
          name: 'slip',
          words: 'birth date with one digit wrong or day and month changed over',
          when: { any: [{ dayMonthSwapped: 'dob' }, { oneDigit: 'dob' }] },
        },
        { name: 'default', words: 'same birth year, one given as 1 January', when: { defaultDay: 'dob' } },
        { name: 'year', words: 'same birth year only', when: { same: 'dob:year' } },
        { name: 'different', words: 'different birth date' },
      ],
    },
    {
      name: 'sex',
      words: 'sex',
      columns: ['sex'],
      levels: [
        { name: 'same', words: 'same sex', when: { same: 'sex' } },
        { name: 'different', words: 'sex differs' },
      ],
    },
    {
      name: 'nhs',
      words: 'NHS number',
      columns: ['nhs'],
      levels: [
        { name: 'same', words: 'same NHS number', when: { same: 'nhs' } },
        { name: 'slip', words: 'NHS number with one digit wrong', when: { edits: 'nhs', atMost: 1 } },
        { name: 'different', words: 'different NHS number' },
      ],
    },
  ],
  flags: [
    {
      name: 'possible twin',
      words: 'Same birth date and home, but another forename: these may be twins',
      when: {
        birth: ['same'],
        household: ['same / *', 'nearly / *', 'postcode / *', 'near / *'],
        forename: twoForenames,
      },
      harm: 4,
      keepsApart: true,
      undecided: { forename: whichTwin },
      learned: true,
      // Where the lists hold too few such pairs to learn from.
      bits: -5,
    },
    {
      name: 'possible twin, home not known',
      words: 'Same birth date and surname, but another forename, and no address to tell the home by: these may be twins',
      when: { birth: ['same'], household: ['- / same'], forename: twoForenames },
      harm: 4,
      keepsApart: true,
      undecided: { forename: whichTwin },
      // Too few pairs show it to learn from.
      bits: -1,
    },
    {
      name: 'possible twin apart',
      words: 'Same birth date and surname, but another forename and home: these may be twins who live apart',
      when: {
        birth: ['same'],
        household: ['different / same', 'different / nearly', '- / nearly'],
        forename: twoForenames,
      },
      harm: 4,
      learned: true,
      bits: -1,
    },
    {
      name: 'no forename',
      words: 'One record has no forename: it may be a brother or sister',
      when: {
        forename: ['-'],
        household: ['same / *', 'nearly / *', 'postcode / *', 'near / *', 'different / same', '- / same'],
      },
      harm: 2,
    },
    { name: 'two NHS numbers', words: 'Each has an NHS number, and they differ', when: { nhs: ['different'] }, harm: 3 },
  ],
  thresholds: { certain: 0.999, review: 0.5 },
}
