import { nameForms } from '../text/name-forms.ts'
import type { Random } from './random.ts'

const keyboard: Record<string, string> = {
  a: 'qsz', b: 'vghn', c: 'xdfv', d: 'serfcx', e: 'wsdr', f: 'drtgvc', g: 'ftyhbv', h: 'gyujnb', i: 'ujko', j: 'huikmn', k: 'jiolm', l: 'kop', m: 'njk',
  n: 'bhjm', o: 'iklp', p: 'ol', q: 'wa', r: 'edft', s: 'awedxz', t: 'rfgy', u: 'yhji', v: 'cfgb', w: 'qase', x: 'zsdc', y: 'tghu', z: 'asx',
} // biome-ignore format: a keyboard reads in rows

/** One slip of the pen: a neighbouring key, a letter left out, doubled, or two changed round. */
export function slip(text: string, random: Random): string {
  if (text.length < 2) return text
  const at = random.below(text.length)
  const letter = text[at]!
  switch (random.below(4)) {
    case 0: {
      if (/\d/.test(letter)) return `${text.slice(0, at)}${random.below(10)}${text.slice(at + 1)}`
      const near = keyboard[letter.toLowerCase()]
      if (!near) return text
      const key = random.pick([...near])
      return text.slice(0, at) + (letter === letter.toUpperCase() ? key.toUpperCase() : key) + text.slice(at + 1)
    }
    case 1:
      return text.slice(0, at) + text.slice(at + 1)
    case 2:
      return text.slice(0, at) + letter + text.slice(at)
    default:
      return at + 1 < text.length ? text.slice(0, at) + text[at + 1] + letter + text.slice(at + 2) : text
  }
}

let otherForms: Map<string, string[]> | undefined

/** Another everyday form of a forename, or the name itself. */
export function otherForm(forename: string, random: Random): string {
  if (!otherForms) {
    otherForms = new Map()
    for (const [name, other] of nameForms())
      if (other[0] === name[0]) otherForms.set(name, [...(otherForms.get(name) ?? []), other])
  }
  const forms = otherForms.get(forename)
  return forms ? random.pick(forms) : forename
}

/** A birth date as it gets written wrong: one digit, day and month changed over, a year out, or 1 January for "only the year is known". */
export function wrongDate(date: string, random: Random): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  switch (random.below(5)) {
    case 0:
      return Number(day) <= 12 ? `${year}-${day}-${month}` : `${year}-${month}-${String((Number(day) % 28) + 1).padStart(2, '0')}`
    case 1:
      return `${year}-${month}-${String(random.below(28) + 1).padStart(2, '0')}`
    case 2:
      return `${year}-${String(random.below(12) + 1).padStart(2, '0')}-${day}`
    case 3:
      return `${Number(year) + (random.chance(0.5) ? 1 : -1)}-${month}-${day}`
    default:
      return `${year}-01-01`
  }
}
