import { arabic, english, farsi, polish, romanian, sorani, tigrinya, urdu } from './nickname-table.ts'
import type { Sourced } from './source.ts'

export const nicknameRule: Sourced = {
  source: 'Doorstep: forms of names in English, Arabic, Polish, Romanian, Urdu, Kurdish Sorani, Farsi and Tigrinya',
  edition: 'as shipped',
  mark: 'local',
}

/** A name as it is compared: small letters, no accents, no apostrophes. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[’'`]/g, '')
    .replace(/ł/gi, 'l')
    .toLowerCase()
    .trim()
}

export const nameFamilies: readonly (readonly string[])[] = [english, arabic, polish, romanian, urdu, sorani, farsi, tigrinya]
  .flat()
  .map((line) => [...new Set(line.split(' ').map(plainName))])

const familiesOf = new Map<string, (readonly string[])[]>()
for (const family of nameFamilies) {
  for (const name of family) {
    const known = familiesOf.get(name)
    if (known) known.push(family)
    else familiesOf.set(name, [family])
  }
}

/** Other names that somebody called this may be known by, as `plainName` writes them; never the name itself. */
export function otherFormsOfName(name: string): string[] {
  const plain = plainName(name)
  const forms = new Set((familiesOf.get(plain) ?? []).flat())
  forms.delete(plain)
  return [...forms].sort()
}

/** Whether two names may be the same person's: equal, or forms of one name. Harry and Henry are; Henry and Harriet are not. */
export function mayBeSameName(one: string, other: string): boolean {
  const plain = plainName(one)
  const otherPlain = plainName(other)
  return plain === otherPlain || (familiesOf.get(plain) ?? []).some((family) => family.includes(otherPlain))
}
