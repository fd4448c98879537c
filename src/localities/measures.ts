import type { Telling } from '../access/index.ts'
import { roundedNought, roundedWords, type Shown, shownWords } from '../places/index.ts'
import { formatLongDay } from '../time/index.ts'
import { type Change, changeInCounts, changeInShares, changesTogether } from './change.ts'
import { type Month, shareShown, shownCounts } from './figures.ts'
import { monthWords } from './map.ts'
import type { People } from './people-under.ts'
import type { Figures, PlacesView, PlaceView } from './view.ts'

/** A cell of the comparison: a figure in words, and the twelve points behind it with their sentence, where they may be shown. */
export type Cell = { words: string; line?: { values: number[]; label: string } | undefined }
export type Measure = { name: string; note: string; cells: Cell[]; whole: Cell }

const unseen: Cell = { words: 'Not yours to see' }
const number = new Intl.NumberFormat('en-GB')

/** What is said of places beside each other and beside the whole: children first, then what waits, then twelve months. */
export function measuresOf(view: PlacesView, places: readonly PlaceView[]): Measure[] {
  const row = (name: string, of: 'under16' | 'under18') =>
    childrenRow(
      name,
      places.map(({ children }) => children[of]),
      view.whole.children[of],
    )
  const [younger, all] = [row('Children under 16', 'under16'), row('Children under 18', 'under18')]
  const measures = [younger, { ...all, note: all.note === younger.note ? 'the same estimate' : all.note }]
  return places.some(({ figures }) => figures) ? [...measures, ...contactMeasures(view, places)] : measures
}

function contactMeasures(view: PlacesView, places: readonly PlaceView[]): Measure[] {
  const { whole, months, telling } = view
  const seen = places.filter(({ figures }) => figures)
  // what is held back is decided over every place, for the whole stands beside them
  const counts = (of: (place: PlaceView) => number) =>
    shownCounts(new Map(everyPlace(view).map((place) => [place.id, of(place)])), telling)
  const words = (shown: Shown | undefined, unit = '') => toldWords(shown, telling === 'rounded', unit)
  const cells = (of: (place: PlaceView) => Cell) => places.map((place) => (place.figures ? of(place) : unseen))
  const named = (change: (place: PlaceView) => Change) =>
    changesTogether(seen.map((place) => ({ name: place.name, change: change(place) })))
  const wholeCell = (of: (figures: Figures) => string): Cell => (whole.figures ? { words: of(whole.figures) } : unseen)
  const wholeCount = (of: (figures: Figures) => number) => wholeCell((figures) => words({ is: 'figure', value: of(figures) }))
  const listsAll = everyPlace(view).every(({ seesContacts }) => seesContacts)
  const rounding = telling === 'rounded' ? `; ${roundedWords}` : ''
  // the whole stands beside two places, and not beside one
  const waitsRounded = seen.some(({ seesContacts }) => !seesContacts) || (places.length > 1 && !listsAll)
  const waitsExact = places.some(({ figures, seesContacts }) => figures && seesContacts)
  const monthsIn = (place: PlaceView) => place.figures?.months ?? []

  const waiting = counts((place) => place.figures?.waiting ?? 0)
  const monthly = months.map((_, index) => counts((place) => monthsIn(place)[index]?.contacts ?? 0))
  const referred = counts((place) => place.figures?.year.referred ?? 0)
  const due = counts((place) => place.figures?.year.due ?? 0)
  const share = (figures: Figures | undefined) => shareShown(figures?.year.onTime ?? 0, figures?.year.due ?? 0, telling)
  const contacts = (place: PlaceView): Change => changeInCounts(monthsIn(place).map((month) => month.contacts))
  const onTime = (place: PlaceView): Change =>
    changeInShares(monthsIn(place).map((month) => ({ of: month.due, part: month.onTime })))

  return [
    {
      name: 'Waiting for a decision',
      note: `now${!waitsRounded ? '' : rounding && waitsExact ? `; what you may not list is ${roundedWords}` : rounding}`,
      cells: cells((place) => ({
        words: place.seesContacts ? number.format(place.figures!.waiting) : words(waiting.get(place.id)),
      })),
      whole: listsAll ? wholeCell((figures) => number.format(figures.waiting)) : wholeCount((figures) => figures.waiting),
    },
    {
      name: 'Contacts a month',
      note: `${monthWords(months.at(-1)!)}; ${named(contacts)} in twelve months${rounding}`,
      cells: cells((place) => ({
        words: words(monthly.at(-1)?.get(place.id)),
        line: countLine(
          place,
          monthly.map((month) => month.get(place.id)),
          contacts(place),
        ),
      })),
      whole: wholeCount((figures) => figures.months.at(-1)?.contacts ?? 0),
    },
    {
      name: 'Decided on time',
      note: `by the day they fell due; of ${seen.map((place) => words(due.get(place.id))).join(' and ')} contacts; ${named(onTime)}${rounding && '; from rounded counts'}`,
      cells: cells((place) => ({ words: words(share(place.figures), '%'), line: shareLine(place, onTime(place), telling) })),
      whole: wholeCell((figures) => words(share(figures), '%')),
    },
    {
      name: 'Children referred',
      note: `in the twelve months, one for each child taken forward${rounding}`,
      cells: cells((place) => ({ words: words(referred.get(place.id)) })),
      whole: wholeCount((figures) => figures.year.referred),
    },
  ]
}

const everyPlace = (view: PlacesView) => [...view.places, ...(view.notPlaced ? [view.notPlaced] : [])]

function childrenRow(name: string, places: readonly (People | undefined)[], whole: People | undefined): Measure {
  const cell = (people: People | undefined): Cell => ({ words: people ? number.format(people.people) : 'No figure' })
  const newest = [...places, whole].find((people) => people)
  return {
    name,
    note: newest ? `${newest.source}, as at ${formatLongDay(newest.asAt)}` : 'no population is loaded',
    cells: places.map(cell),
    whole: cell(whole),
  }
}

function toldWords(shown: Shown | undefined, rounded: boolean, unit: string): string {
  if (!shown) return 'No figure'
  if (shown.is === 'figure' && shown.value === 0 && rounded && !unit) return roundedNought
  return `${shownWords(shown)}${shown.is === 'figure' ? unit : ''}`
}

/** Twelve points, if every one of them may be shown. */
function countLine(place: PlaceView, months: readonly (Shown | undefined)[], change: Change): Cell['line'] {
  const values = months.flatMap((shown) => (shown?.is === 'figure' ? [shown.value] : []))
  if (values.length < months.length || values.every((value) => value === 0)) return undefined
  return { values, label: `${place.name}: ${between(values)} a month, ${change}` }
}

function shareLine(place: PlaceView, change: Change, telling: Telling): Cell['line'] {
  const months: readonly Month[] = place.figures?.months ?? []
  const values = months.flatMap(({ due, onTime }) => {
    const shown = shareShown(onTime, due, telling)
    return shown.is === 'figure' ? [shown.value] : []
  })
  if (values.length < 12) return undefined
  return { values, label: `${place.name}: ${between(values)} per cent, ${change}` }
}

const between = (values: readonly number[]) => {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? `always ${number.format(least)}` : `between ${number.format(least)} and ${number.format(most)}`
}

const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** How the sizes of two places compare, to the nearest half, in words. */
export function sizeWords(a: { name: string; people: number }, b: { name: string; people: number }): string {
  const [more, less] = a.people >= b.people ? [a, b] : [b, a]
  if (less.people === 0) return ''
  const halves = Math.round((2 * more.people) / less.people)
  if (halves < 3) return `${a.name} and ${b.name} have about as many children as each other.`
  const whole = numberWords[Math.floor(halves / 2) - 1] ?? number.format(Math.floor(halves / 2))
  const times = halves === 4 ? 'twice' : halves % 2 === 0 ? `${whole} times` : `${whole} and a half times`
  return `${more.name} has ${times} as many children under 16 as ${less.name}.`
}
