import { census, codeSet, ours } from './code-set.ts'

export const sexes = codeSet('sex', 'Sex', census(), [
  ['F', 'Female'],
  ['M', 'Male'],
  ['U', 'Not known'],
])

export const ethnicities = codeSet('ethnicity', 'Ethnicity', census(), [
  ['WBRI', 'White British'],
  ['WIRI', 'White Irish'],
  ['WIRT', 'Traveller of Irish heritage'],
  ['WROM', 'Gypsy or Roma'],
  ['WOTH', 'Any other White background'],
  ['MWBC', 'White and Black Caribbean'],
  ['MWBA', 'White and Black African'],
  ['MWAS', 'White and Asian'],
  ['MOTH', 'Any other mixed background'],
  ['AIND', 'Indian'],
  ['APKN', 'Pakistani'],
  ['ABAN', 'Bangladeshi'],
  ['AOTH', 'Any other Asian background'],
  ['BCRB', 'Black Caribbean'],
  ['BAFR', 'Black African'],
  ['BOTH', 'Any other Black background'],
  ['CHNE', 'Chinese'],
  ['OOTH', 'Any other ethnic group'],
  ['REFU', 'Did not wish to say'],
  ['NOBT', 'Not obtained'],
])

export const disabilities = codeSet('disability', 'Disability', census(), [
  ['NONE', 'No disability'],
  ['MOB', 'Mobility'],
  ['HAND', 'Hand function'],
  ['PC', 'Personal care'],
  ['INC', 'Incontinence'],
  ['COMM', 'Communication'],
  ['LD', 'Learning'],
  ['HEAR', 'Hearing'],
  ['VIS', 'Vision'],
  ['BEH', 'Behaviour'],
  ['CON', 'Consciousness'],
  ['AUT', 'Autism or Asperger syndrome'],
  ['DDA', 'Other, under equality law'],
])

export const interpreterNeeds = codeSet('interpreter need', 'Interpreter', ours('Doorstep'), [
  ['none', 'Not needed'],
  ['spoken', 'Spoken interpreter needed'],
  ['sign', 'British Sign Language interpreter needed'],
  ['prefer', 'Speaks English, prefers an interpreter for important things'],
  ['not-known', 'Not known yet'],
])

export const communicationNeeds = codeSet('communication need', 'Communication needs', ours('Doorstep'), [
  ['easy-read', 'Easy read'],
  ['large-print', 'Large print'],
  ['read-aloud', 'Someone to read it aloud'],
  ['hearing', 'Hard of hearing'],
  ['speech', 'Speech, language or communication need'],
  ['text-only', 'Text messages only, please do not ring'],
  ['ring-only', 'Ring, please do not write'],
])

/** Languages a place is asked for most. Code from ISO 639, the name in English and in its own letters. */
export const languages = codeSet(
  'language',
  'Language',
  { source: 'ISO 639 for the codes; which languages are listed is a local choice', edition: 'as shipped', mark: 'local' },
  [
    ['en', 'English'],
    ['ar', 'Arabic', 'العربية'],
    ['pl', 'Polish', 'polski'],
    ['ur', 'Urdu', 'اردو'],
    ['ro', 'Romanian', 'română'],
    ['ckb', 'Kurdish Sorani', 'کوردیی ناوەندی'],
    ['fa', 'Farsi', 'فارسی'],
    ['ti', 'Tigrinya', 'ትግርኛ'],
    ['pa', 'Panjabi', 'ਪੰਜਾਬੀ'],
    ['cs', 'Czech', 'čeština'],
    ['sk', 'Slovak', 'slovenčina'],
    ['fr', 'French', 'français'],
    ['lt', 'Lithuanian', 'lietuvių'],
    ['es', 'Spanish', 'español'],
    ['bfi', 'British Sign Language'],
  ],
)

export const rightToLeftLanguages: ReadonlySet<string> = new Set(['ar', 'ur', 'ckb', 'fa'])
