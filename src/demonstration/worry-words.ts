import { type Day, yearsOld } from '../time/index.ts'
import type { Adult, Child, Family } from './families.ts'
import { type Random, type Weighted, weights } from './random.ts'
import { atHome } from './words/at-home.ts'
import { betweenAdults } from './words/between-adults.ts'
import { growingUp } from './words/growing-up.ts'
import { makingEndsMeet } from './words/making-ends-meet.ts'
import { outside } from './words/outside.ts'
import type { Kind, Source, Theme } from './words/theme.ts'

const themes: readonly Theme[] = [...atHome, ...betweenAdults, ...growingUp, ...outside, ...makingEndsMeet]

/** Whom the child lives with, as a child would say it. */
export function carerOf(family: Family): { adult: Adult | null; word: string; sex: 'F' | 'M' } {
  const adult =
    family.adults.find((one) => one.atHome && one.part !== 'step-parent') ?? family.adults.find((one) => one.atHome) ?? null
  switch (adult?.part) {
    case 'father':
      return { adult, word: 'Dad', sex: 'M' }
    case 'step-parent':
      return { adult, word: adult.forename, sex: 'M' }
    case 'grandparent':
      return { adult, word: 'Gran', sex: 'F' }
    case 'aunt-uncle':
      return { adult, word: 'Auntie', sex: 'F' }
    default:
      return { adult, word: 'Mum', sex: 'F' }
  }
}

const tables = new Map<string, Weighted<Theme> | null>()

/** Sorts of worry that somebody of this kind may bring, in this way, about this child of this family. */
export function drawTheme(random: Random, family: Family, child: Child, kind: Kind, source: Source, day: Day): Theme | null {
  const age = child.birthDay ? (yearsOld(child.birthDay, day) ?? 0) : -1
  const carer = carerOf(family).adult?.part
  const living = carer === 'mother' ? 'mother' : carer === 'grandparent' || carer === 'aunt-uncle' ? 'kin' : 'other'
  const siblings = family.children.length > 1
  const newcomers = family.community.id !== 'english'
  const key = `${kind} ${source} ${age} ${living} ${siblings} ${newcomers} ${child.disabled}`
  let table = tables.get(key)
  if (table === undefined) {
    const fitting = themes.filter(
      (theme) =>
        theme.kinds.includes(kind) &&
        theme.sources.includes(source) &&
        (theme.unborn ? age < 0 : age >= theme.ages[0] && age <= theme.ages[1]) &&
        (!theme.carer || theme.carer === living) &&
        (!theme.newcomers || newcomers) &&
        (!theme.needsSibling || siblings),
    )
    const weightOf = (theme: Theme) =>
      theme.weight * (theme.id === 'disability' ? (child.disabled ? 4 : 0.1) : 1) * (theme.carer === 'kin' ? 4 : 1)
    table = fitting.length > 0 ? weights(fitting.map((theme) => [theme, weightOf(theme)] as const)) : null
    tables.set(key, table)
  }
  return table ? random.weighted(table) : null
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const numbers = ['two', 'three', 'four', 'five']
const times = ['18:40', '19:15', '20:30', '21:10', '21:50', '22:20', '23:05', '00:30', '01:40', '02:15']

/** Words of a worry and of what is going well, about one child of a family. */
export function writeWorry(
  random: Random,
  theme: Theme,
  family: Family,
  child: Child,
  named: readonly Child[],
  day: Day,
  grave: boolean,
): { worry: string; goingWell: string | null } {
  const age = child.birthDay ? (yearsOld(child.birthDay, day) ?? 0) : 0
  const fill = filler(random, family, child)
  const draw = (sentences: readonly string[]) => {
    const fitting = sentences.filter(
      (sentence) => fitsAge(sentence, age) && (family.children.length > 1 || !sentence.includes('{sibling}')),
    )
    return fitting.length > 0 ? fill(random.pick(fitting).replace(/^\d+[+-] /, '')) : null
  }
  const sentences = [draw(theme.seen), draw(theme.beside)]
  if (grave) sentences.push(draw(theme.graver))
  const others = named.filter((other) => other !== child && other.birthDay !== null)
  if (others.length > 0 && random.chance(0.5)) {
    sentences.push(
      `Also at home: ${others.map((other) => `${other.forename}, ${yearsOld(other.birthDay!, day) || 'a baby'}`).join('; ')}.`,
    )
  }
  if (family.needsInterpreter && random.chance(0.4)) sentences.push('An interpreter is needed.')
  return {
    worry: sentences.filter((sentence) => sentence !== null).join(' '),
    goingWell: random.chance(0.82) ? draw(theme.well) : null,
  }
}

function fitsAge(sentence: string, age: number): boolean {
  const mark = /^(\d+)([+-]) /.exec(sentence)
  if (!mark) return true
  return mark[2] === '+' ? age >= Number(mark[1]) : age <= Number(mark[1])
}

/** Puts words into a sentence's slots; a slot with a capital begins a sentence. */
function filler(random: Random, family: Family, child: Child): (sentence: string) => string {
  const carer = carerOf(family)
  const sibling = family.children.find((other) => other !== child && other.birthDay !== null)
  const partner = family.adults.some((adult) => adult.part === 'step-parent')
  const boy = child.sex !== 'F'
  const carerBoy = carer.sex === 'M'

  // A switch, not a table of functions: one such table a sentence was a tenth of the whole time.
  function wordFor(slot: string): string {
    switch (slot) {
      case 'child':
        return child.forename
      case 'childs':
        return child.forename.endsWith('s') ? `${child.forename}’` : `${child.forename}’s`
      case 'he':
        return boy ? 'he' : 'she'
      case 'him':
        return boy ? 'him' : 'her'
      case 'his':
        return boy ? 'his' : 'her'
      case 'himself':
        return boy ? 'himself' : 'herself'
      case 'carer':
        return carer.word
      case 'he_carer':
        return carerBoy ? 'he' : 'she'
      case 'him_carer':
        return carerBoy ? 'him' : 'her'
      case 'his_carer':
        return carerBoy ? 'his' : 'her'
      case 'other':
        return partner ? 'her partner' : carerBoy ? 'Mum' : 'Dad'
      case 'sibling':
        return sibling?.forename ?? 'a friend'
      case 'day':
        return random.pick(days)
      case 'weekday':
        return random.pick(days.slice(0, 5))
      case 'n':
        return random.pick(numbers.slice(0, 3))
      case 'nth':
        return random.pick(['second', 'third', 'fourth'])
      case 'weeks':
        return random.pick(numbers)
      case 'weeks10':
        return String(random.whole(18, 32))
      case 'days':
        return String(random.whole(6, 27))
      case 'months':
        return String(random.whole(5, 18))
      case 'time':
        return random.pick(times)
      default:
        throw new Error(`No word for {${slot}} in the demonstration's sentences.`)
    }
  }

  return (sentence) =>
    sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const small = slot.charAt(0).toLowerCase() + slot.slice(1)
      const word = wordFor(small)
      return small === slot ? word : word.charAt(0).toUpperCase() + word.slice(1)
    })
}
