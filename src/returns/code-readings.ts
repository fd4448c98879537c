import { type Code, ethnicities, genderCurrentAsSex, referralSources } from './codes.ts'
import { type Cell, cellText, doubtful, notUnderstood, type Reading, saysNothing, understood, wordKey } from './reading.ts'
import type { Gender } from './rows.ts'

/** A census code as the XML gives it. A code outside its years is kept, because it was meant, and said to be so. */
export function readCensusCode(codes: Map<string, Code>, name: string, text: string, year: number | null): Reading<string> {
  if (text === '') return null
  const code = codes.get(text.toUpperCase())
  if (!code)
    return notUnderstood('code not understood', `this is not a code for ${name}; look it up in the census guide for the year`)
  if (year !== null && code.until !== undefined && year > code.until) {
    return doubtful(
      code.code,
      'code outside its years',
      `this code ended with ${code.until}; use ${code.instead} in a ${year} census`,
    )
  }
  if (year !== null && code.from !== undefined && year < code.from) {
    return doubtful(code.code, 'code outside its years', `this code began with ${code.from}, and the census is for ${year}`)
  }
  return understood(code.code)
}

export const byCode = (codes: Code[]) => new Map(codes.map((code) => [code.code, code]))

const byWords = (codes: Code[]) =>
  new Map(codes.flatMap((code) => [code.means, ...(code.alsoCalled ?? [])].map((words) => [wordKey(words), code.code] as const)))

const sources = byCode(referralSources)
const sourceWords = byWords(referralSources)
const ethnicityCodes = byCode(ethnicities)
const ethnicityWords = byWords(ethnicities)

/** "q) 6: Police" to "6: Police": the letters number a template's list, whose order has changed, so they say nothing. */
const withoutListLetter = (text: string) => text.replace(/^[a-z]{1,2}\)\s*(?=\S)/i, '')

/** Reads a contact or referral source given as a census code, in words, or both. */
export function readSource(cell: Cell): Reading<string> {
  const text = withoutListLetter(cellText(cell))
  if (text === '') return null
  const [, written = '', rest = ''] = /^(\d{1,2}[A-F]?)(?![\da-z])[\s:.)–-]*(.*)$/i.exec(text) ?? []
  const code = sources.get(written.toUpperCase())?.code
  const meant = sourceWords.get(wordKey(code ? rest : text))
  if (code && meant && !sameSource(code, meant)) {
    return doubtful(code, 'code not understood', `the code and the words disagree: the words mean ${meant}; the code was taken`)
  }
  if (code ?? meant) return understood((code ?? meant) as string)
  return notUnderstood(
    'word not understood',
    'this is not a source the census knows; give its code, such as 2A for a school or 6 for the police',
  )
}

// 'Other' is the word of code 8 and of the last code in several groups, so it contradicts none of them.
const sameSource = (code: string, meant: string) => code === meant || meant === '8' || code[0] === meant[0]

/** Reads an ethnicity given as a census code, in words, or both. */
export function readEthnicity(cell: Cell): Reading<string> {
  const text = withoutListLetter(cellText(cell))
  if (text === '') return null
  const written = /^[A-Za-z]{4}(?![A-Za-z])/.exec(text)?.[0].toUpperCase() ?? ''
  const code = ethnicityCodes.get(written)?.code ?? ethnicityWords.get(wordKey(text))
  if (code) return understood(code)
  const group = ['white', 'mixed', 'asian', 'asian or asian british', 'black', 'black or black british'].includes(wordKey(text))
  return notUnderstood(
    'word not understood',
    group
      ? 'this names only a group of ethnicities; give the census code, such as WBRI or MWAS'
      : 'this is not an ethnicity the census knows; give its code, such as WBRI or NOBT',
  )
}

const genderWords = new Map<string, Gender>([
  ...['male', 'm', 'boy', '1'].map((word) => [word, 'male'] as const),
  ...['female', 'f', 'girl', '2'].map((word) => [word, 'female'] as const),
  ...['neither', 'other', 'indeterminate', 'i', '9', 'non binary', 'nonbinary', 'not specified'].map(
    (word) => [word, 'neither'] as const,
  ),
  ...[
    'not known',
    'unknown',
    'u',
    'n k',
    'nk',
    '0',
    'not stated',
    'not recorded',
    'not stated recorded',
    'unborn',
    'not yet known',
  ].map((word) => [word, 'not known'] as const),
])

export function readGender(cell: Cell): Reading<Gender> {
  const text = withoutListLetter(cellText(cell))
  if (text === '') return null
  const gender = genderWords.get(wordKey(text)) ?? genderWords.get(wordKey(text.replace(/^\w\s*[-:]\s*/, '')))
  return gender ? understood(gender) : notUnderstood('word not understood', 'write Male, Female, Neither or Not known')
}

/** `Sex`, or the `GenderCurrent` it replaced: the caller says which, to say what is out of place. */
export function readSex(text: string, element: 'Sex' | 'GenderCurrent'): Reading<'M' | 'F' | 'U'> {
  if (text === '') return null
  const letter = text.toUpperCase()
  const fromNumber = (genderCurrentAsSex as Record<string, 'M' | 'F' | 'U'>)[text]
  const gender = genderWords.get(wordKey(text))
  const fromWord = gender === 'male' ? 'M' : gender === 'female' ? 'F' : gender === undefined ? undefined : 'U'
  const sex = letter === 'M' || letter === 'F' || letter === 'U' ? letter : (fromNumber ?? fromWord)
  if (!sex) return notUnderstood('code not understood', 'this is not a code for sex; write M, F or U')
  const asItShould = element === 'Sex' ? letter === sex : fromNumber !== undefined
  return asItShould
    ? understood(sex)
    : doubtful(sex, 'code not understood', `${element} does not take this value; it was read as ${sex}`)
}

const yes = new Set(['yes', 'y', 'true', '1', 't'])
const no = new Set(['no', 'n', 'false', '0', 'f'])

/** `alsoYes` and `alsoNo`: words that a column adds to the usual ones. */
export function readYesNo(cell: Cell, alsoYes: string[] = [], alsoNo: string[] = []): Reading<boolean> {
  const text = withoutListLetter(cellText(cell))
  const word = wordKey(text)
  if (yes.has(word) || alsoYes.includes(word)) return understood(true)
  if (no.has(word) || alsoNo.includes(word)) return understood(false)
  if (saysNothing(text)) return null
  return notUnderstood('word not understood', 'write Yes or No')
}

export function readCount(cell: Cell): Reading<number> {
  const text = cellText(cell)
  if (saysNothing(text)) return null
  if (/^\d{1,6}(\.0+)?$/.test(text)) return understood(Number(text))
  return notUnderstood('not a number', 'write a whole number, such as 0 or 3')
}
