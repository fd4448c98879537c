/** Ages from one birthday to another, both counted; `to` is null when nobody is too old. */
export type Ages = { from: number; to: number | null }
export type Sex = 'female' | 'male'

const everybody = /^(all( ages| persons| people)?|total( population)?|population|persons)$/

/** Reads a band or a single year as tables write them: "0-4", "Aged 5 to 9 years", "90+", "65 and over", "All Ages". */
export function readAges(text: string): Ages | null {
  const plain = text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/[–—]/g, '-')
    .trim()
  if (everybody.test(plain)) return { from: 0, to: null }
  const ages = plain
    .replace(/^(ages?|aged)\b\s*/, '')
    .replace(/\s*(years?( old)?|yrs?)\b/g, '')
    .trim()
  const single = /^(\d{1,3})$/.exec(ages)
  if (single) return band(single[1], single[1])
  const between = /^(\d{1,3})\s*(?:-|to)\s*(\d{1,3})$/.exec(ages)
  if (between) return band(between[1], between[2])
  const open = /^(\d{1,3})\s*(?:\+|plus|and (?:over|above|older))$/.exec(ages)
  if (open) return band(open[1], null)
  const under = /^(?:under (\d{1,3})|(\d{1,3}) and under)$/.exec(ages)
  if (under) return band('0', under[1] ? String(Number(under[1]) - 1) : under[2])
  return null
}

function band(from: string | undefined, to: string | undefined | null): Ages | null {
  const ages = { from: Number(from), to: to === null ? null : Number(to) }
  return ages.from > 120 || (ages.to !== null && (ages.to < ages.from || ages.to > 120)) ? null : ages
}

/** A heading of ages, with a sex where it names one: "F0" to "M90" are how ONS heads small-area tables. */
export function ageHeading(heading: string): (Ages & { sex: Sex | null }) | null {
  const coded = /^([fm])_?(\d{1,2})(\+)?$/i.exec(heading.trim())
  if (coded) {
    const from = Number(coded[2])
    // The last of ONS's single years, 90, is "90 and over" also where the heading leaves the plus out.
    return { from, to: coded[3] || from === 90 ? null : from, sex: readSex(coded[1] ?? '') ?? null }
  }
  const ages = readAges(heading)
  return ages && { ...ages, sex: null }
}

/** Female, male, or null for everybody; undefined when the word is none of these. */
export function readSex(text: string): Sex | null | undefined {
  const plain = text.trim().toLowerCase()
  if (/^(f|females?|girls?|women)$/.test(plain)) return 'female'
  if (/^(m|males?|boys?|men)$/.test(plain)) return 'male'
  return /^(|all|both|persons?|people|total|p|t|number of persons)$/.test(plain) ? null : undefined
}
