import { nameFamily } from './nicknames.ts'
import { skeleton } from './skeleton.ts'

/** What can be read off a cleaned value, named after a colon in the model: `dob:year`, `postcode:district`. */
export const parts = {
  initial: { words: 'first letter', of: (text: string) => text.slice(0, 1) },
  first2: { words: 'first two letters', of: (text: string) => text.slice(0, 2) },
  first3: { words: 'first three letters', of: (text: string) => text.slice(0, 3) },
  first4: { words: 'first four letters', of: (text: string) => text.slice(0, 4) },
  year: { words: 'year', of: (text: string) => (isDate(text) ? text.slice(0, 4) : '') },
  month: { words: 'year and month', of: (text: string) => (isDate(text) ? text.slice(0, 6) : '') },
  monthDay: { words: 'month and day', of: (text: string) => (isDate(text) ? text.slice(4) : '') },
  area: { words: 'postcode area', of: (text: string) => /^[a-z]{1,2}(?=\d)/.exec(text)?.[0] ?? '' },
  district: { words: 'postcode district', of: (text: string) => (text.length > 4 ? text.slice(0, -3) : '') },
  sector: { words: 'postcode sector', of: (text: string) => (text.length > 4 ? text.slice(0, -2) : '') },
  number: { words: 'house number', of: (text: string) => /^\d+[a-z]?(?= )/.exec(text)?.[0] ?? '' },
  road: { words: 'road without its number', of: (text: string) => text.replace(/^(flat )?\d+[a-z]? /, '') },
  family: { words: 'name family', of: nameFamily },
  skeleton: { words: 'name skeleton', of: skeleton },
  firstWord: { words: 'first word', of: (text: string) => text.split(' ', 1)[0]! },
  lastWord: { words: 'last word', of: (text: string) => text.slice(text.lastIndexOf(' ') + 1) },
} as const satisfies Record<string, { words: string; of: (text: string) => string }>

export type Part = keyof typeof parts

export function isPart(name: string): name is Part {
  return Object.hasOwn(parts, name)
}

function isDate(text: string) {
  return /^\d{8}$/.test(text)
}
