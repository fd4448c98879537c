import { readPostcode } from '../places/index.ts'
import { readNhsNumber, readReference, readUpn } from '../rulebook/index.ts'
import { addDays, addMonths, addYears, type Day } from '../time/index.ts'
import { addressKey, isStreetEnd } from './address.ts'
import { foldName } from './names.ts'
import { bornWithin } from './person.ts'
import { readWrittenDay } from './written-day.ts'

/** When somebody was born, as far as it was typed: a day, or between which days, and how it was said. */
export type BornWanted = { on: Day; said: 'day' } | { from: Day; to: Day; said: 'month' | 'year' | 'age'; age?: number }

export type SearchText = {
  /** Words of names, folded, in the order they were typed. */
  words: string[]
  born?: BornWanted
  /** The street as it is compared, without its number. */
  street?: string
  /** The end of the words, which may be a street as well as names: 'noah heron close', 'alfie james hill'. */
  maybeStreet?: string
  number?: string
  postcode?: string
  /** The first half of a postcode. */
  outward?: string
  /** Numbers that somebody may be known by. */
  identifiers: string[]
  /** A reference of a contact, which is found among the contacts. */
  reference?: string
}

/**
 * Splits what was typed into one box: names, a birth date or a part of it, an age, an address, a postcode, a number. What it takes
 * out it takes out once, in the order of how sure it can be; the words that are left are names.
 */
export function readSearchText(text: string, today: Day): SearchText {
  const found: SearchText = { words: [], identifiers: [] }
  let rest = ` ${text.normalize('NFKC').replace(/\s+/g, ' ').trim()} `
  const take = (pattern: RegExp, use: (match: RegExpExecArray) => boolean) => {
    for (const match of rest.matchAll(
      new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`),
    )) {
      if (!use(match)) continue
      rest = `${rest.slice(0, match.index)} , ${rest.slice(match.index + match[0].length)}`
      return
    }
  }

  take(
    /(?<=\s)[A-Za-z]\d{11}[\dA-Za-z](?=[\s,])/,
    ([upn]) => readUpn(upn) !== null && found.identifiers.push(upn.toUpperCase()) > 0,
  )
  take(
    /(?<=\s)\d{3}[ -]?\d{3}[ -]?\d{4}(?=[\s,])/,
    ([number]) => readNhsNumber(number) !== null && found.identifiers.push(readNhsNumber(number)!) > 0,
  )
  takeBorn(take, found, today)
  take(/(?<=[\s,])[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}(?=[\s,])/, ([typed]) => {
    const read = readPostcode(typed)
    if (read.is === 'postcode') found.postcode = read.postcode
    return read.is === 'postcode'
  })
  if (!found.postcode)
    take(/(?<=[\s,])[A-Za-z]{1,2}\d{1,2}[A-Za-z]?(?=[\s,])/, ([typed]) => {
      const read = readPostcode(typed)
      if (read.is === 'outward') found.outward = read.outward
      return read.is === 'outward'
    })
  take(/(?<=[\s,])(?=[A-Za-z\d-]*\d)[A-Za-z\d]{3,5}-[A-Za-z\d]{3,5}(?=[\s,])/, ([typed]) => {
    const reference = readReference(typed)
    if (reference) found.reference = reference
    return reference !== null
  })
  // any other run with at least four figures in it is somebody's number
  take(
    /(?<=[\s,])(?=(?:[A-Za-z/-]*\d){4})[A-Za-z\d/-]{4,20}(?=[\s,])/,
    ([typed]) => found.identifiers.push(typed.replace(/[^A-Za-z\d]/g, '').toUpperCase()) > 0,
  )

  for (const part of rest.split(',')) readPart(part.trim(), found)
  takeAge(found, today)
  // only where it ends what was typed
  if (found.maybeStreet && addressKey(`x ${found.words.slice(-2).join(' ')}`) !== `x ${found.maybeStreet}`)
    delete found.maybeStreet
  return found
}

function takeBorn(take: (pattern: RegExp, use: (match: RegExpExecArray) => boolean) => void, found: SearchText, today: Day) {
  const between = (from: Day, to: Day, said: 'month' | 'year') => {
    found.born = { from, to, said }
    return true
  }
  const day = ([typed]: RegExpExecArray) => {
    const on = readWrittenDay(typed, today)
    if (on) found.born = { on, said: 'day' }
    return on !== undefined
  }
  take(/(?<=\s)\d{4}-\d{2}-\d{2}(?=[\s,])/, day)
  if (!found.born) take(/(?<=\s)\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2})(?=[\s,])/, day)
  if (!found.born) take(/(?<=\s)\d{1,2} \d{1,2} (?:19|20)\d{2}(?=[\s,])/, day)
  if (!found.born) take(/(?<=\s)\d{1,2}(?:st|nd|rd|th)? ?(?:of )?[A-Za-z]{3,9}\.?,? ?(?:\d{4}|\d{2})(?=[\s,])/i, day)
  if (!found.born)
    take(/(?<=\s)(?:(?<word>[A-Za-z]{3,9})\.? |(?<number>\d{1,2})\/)(?<year>(?:19|20)\d{2})(?=[\s,])/, ({ groups }) => {
      const from = readWrittenDay(`1 ${groups?.word ?? groups?.number} ${groups?.year}`, today)
      return from !== undefined && between(from, addDays(addMonths(from, 1), -1), 'month')
    })
  if (!found.born)
    take(
      /(?<=\s)(?:born )?(?:in )?((?:19|20)\d{2})(?=[\s,])/i,
      ([, year]) => `${year}` <= today.slice(0, 4) && between(`${year}-01-01`, `${year}-12-31`, 'year'),
    )
  if (!found.born)
    take(
      /(?<=\s)(?:aged? )?(\d{1,2}) ?(?:years?|yrs?|y\/?o)(?: old)?(?=[\s,])|(?<=\s)aged? (\d{1,2})(?=[\s,])/i,
      ([, years, aged]) => ofAge(found, Number(years ?? aged), today),
    )
  if (!found.born)
    take(/(?<=\s)(\d{1,2}) ?(months?|weeks?)(?: old)?(?=[\s,])/i, ([, count, unit]) => {
      const months = unit!.toLowerCase().startsWith('m')
      const to = months ? addMonths(today, -Number(count)) : addDays(today, -7 * Number(count))
      found.born = {
        from: months ? addDays(addMonths(to, -1), 1) : addDays(to, -13),
        to: months ? to : addDays(to, 7),
        said: 'age',
      }
      return true
    })
}

/** Ends of streets that are family names too: without a number before them, they may be either. */
const surnamesToo = new Set(
  'park grove hill green lane bank house gate place way close row street garth croft yard rise court garden'.split(' '),
)

/** One part between commas: a street with or without its number, else words of names. A street's end needs a street before it. */
function readPart(part: string, found: SearchText) {
  const words = addressKey(part).split(' ').filter(Boolean)
  const end = words.findLastIndex((word, place) => place > 0 && isStreetEnd(word))
  const number = words.findLastIndex((word, place) => place < end && /^\d{1,4}[a-z]?$/.test(word))
  const names = foldName(part).split(' ').filter(Boolean)
  if (end <= 0 || found.street) found.words.push(...names)
  else if (number < 0 && surnamesToo.has(words[end]!) && words.slice(end + 1).every((word) => /^\d+$/.test(word))) {
    found.words.push(...names)
    if (end > 1) found.maybeStreet = words.slice(end - 1, end + 1).join(' ')
  } else {
    const from = number >= 0 ? number + 1 : end - 1
    if (number >= 0) found.number = words[number]!
    found.street = words.slice(from, end + 1).join(' ')
    const before = words.slice(0, number >= 0 ? number : from).filter((word) => word !== 'flat')
    found.words.push(...before, ...words.slice(end + 1))
  }
}

/** A bare small number left among the names is an age: 'alfie dunning 11'. */
function takeAge(found: SearchText, today: Day) {
  const place = found.words.findIndex((word) => /^\d{1,2}$/.test(word))
  if (place >= 0 && !found.born && ofAge(found, Number(found.words[place]), today)) found.words.splice(place, 1)
  found.words = found.words.filter((word) => !/^\d+$/.test(word) && !noise.has(word)).slice(0, 6)
}
const noise = new Set(['born', 'dob', 'aged', 'age', 'and', 'the', 'of', 'at', 'in', 'mr', 'mrs', 'ms', 'miss'])

function ofAge(found: SearchText, age: number, today: Day): boolean {
  if (age > 99 || addYears(today, -age) > today) return false
  found.born = { ...bornWithin(age, today), said: 'age', age }
  return true
}
