import { formatLongDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Area } from './area.ts'
import { plainName } from './area-codes.ts'
import { listEditions, readAreas, readSuccessors, type StoredArea } from './area-store.ts'
import type { Day } from './dated.ts'
import type { StoredEdition } from './edition.ts'

/** An area that no longer holds, or does not hold yet, on the day that somebody chose. */
export type OtherDay = { code: string; name: string; edition: StoredEdition; successors: readonly Area[] }
/** What can be chosen on a day, and what cannot, with why. */
export type Choosable = { day: Day; inForce: readonly StoredArea[]; otherDays: readonly OtherDay[] }

/** A name as people type it: without the apostrophe of St Hilda's. */
const asSaid = (name: string) => plainName(name.replace(/['’]/g, ''))

/** The areas that hold on a day, and those of other days, each with what became of it. */
export async function readChoosable(work: Work, day: Day): Promise<Choosable> {
  const inForce = await readAreas(work.db, { on: day })
  const now = new Map(inForce.map((area) => [area.code, area]))
  const editions = new Map((await listEditions(work.db)).map((edition) => [edition.id, edition]))
  const others = (await readAreas(work.db)).filter(({ code }) => !now.has(code))
  const became = Map.groupBy(await readSuccessors(work.db), ({ code }) => code)
  return {
    day,
    inForce,
    otherDays: others.map(({ code, name, edition }) => ({
      code,
      name,
      edition: editions.get(edition)!,
      successors: successorsOf(code, became, now),
    })),
  }
}

/** What holds now of an area that ended: followed from edition to edition. */
function successorsOf(
  code: string,
  became: ReadonlyMap<string, readonly { successorCode: string }[]>,
  now: ReadonlyMap<string, Area>,
  steps = 6,
): Area[] {
  const found = (became.get(code) ?? []).flatMap(({ successorCode }) => {
    const area = now.get(successorCode)
    if (area) return [area]
    return steps > 0 && successorCode !== code ? successorsOf(successorCode, became, now, steps - 1) : []
  })
  return [...new Map(found.map((area) => [area.code, area])).values()]
}

/** Why an area may not be chosen for that day, by name, with what succeeded it. */
export function notOnThatDay({ code, name, edition, successors }: OtherDay, { day, inForce }: Choosable): string {
  const label = `${name} (${code})`
  if (edition.validFrom > day)
    return `${label} does not hold before ${formatLongDay(edition.validFrom)}, when "${edition.name}" begins`
  const ended = `${label} ended ${edition.validUntil ? `on ${formatLongDay(edition.validUntil)}` : ''}`.trim()
  const by = successors.length > 0 ? successors : inForce.filter((area) => asSaid(area.name) === asSaid(name))
  if (by.length === 0) return `${ended}, and we do not know what succeeded it`
  return `${ended}. ${successors.length > 0 ? 'It became' : 'Of the same name there is now'} ${by.map(labelOf).join(', ')}`
}

export const labelOf = ({ code, name }: Pick<Area, 'code' | 'name'>) => `${name} (${code})`

/**
 * Which areas somebody means by what they typed, one on each line: a code, or a name. A name that several areas have is a question,
 * unless one of them lies in the districts that the authority's places are in already.
 */
export function areasMeant(
  typed: string,
  choosable: Choosable,
  districts: ReadonlySet<string>,
): { codes: string[]; problems: string[] } {
  const codes: string[] = []
  const problems: string[] = []
  for (const line of typed.split(/[\n;]+/).map((each) => each.trim())) {
    if (line === '') continue
    const code = line.toUpperCase().replace(/\s+/g, '')
    const byCode = choosable.inForce.find((area) => area.code.toUpperCase() === code)
    const named = choosable.inForce.filter((area) => asSaid(area.name) === asSaid(line))
    const ours = named.filter(({ district }) => district !== null && districts.has(district))
    const one = byCode ?? (named.length === 1 ? named[0] : ours.length === 1 ? ours[0] : undefined)
    if (one) codes.push(one.code)
    else problems.push(whyNot(line, code, named, choosable))
  }
  return { codes, problems }
}

function whyNot(line: string, code: string, named: readonly Area[], choosable: Choosable): string {
  if (named.length > 1)
    return `${line} is the name of ${named.length} areas. Give the code: ${named.slice(0, 6).map(labelOf).join(', ')}`
  const other = choosable.otherDays.filter((area) => area.code.toUpperCase() === code || asSaid(area.name) === asSaid(line))
  const [first] = other.sort((a, b) => (a.edition.validFrom < b.edition.validFrom ? 1 : -1))
  if (first) return notOnThatDay(first, choosable)
  const part = asSaid(line)
  const near =
    part.length < 3 ? [] : choosable.inForce.filter(({ name }) => asSaid(name).includes(part) || part.includes(asSaid(name)))
  const ask = near.length > 0 && near.length <= 6 ? `. Is it ${near.map(labelOf).join(' or ')}?` : ''
  return `No area is called ${line} on ${formatLongDay(choosable.day)}${ask}`
}

/** Areas that no place has on the day, in the districts and of the kinds that places are made of; none where they are very many. */
export function notYetGiven(
  inForce: readonly StoredArea[],
  held: ReadonlySet<string>,
  districts: ReadonlySet<string>,
  most = 60,
): StoredArea[] {
  const kinds = new Set(inForce.filter(({ code }) => held.has(code)).map(({ kind }) => kind))
  const free = inForce.filter(
    ({ code, kind, district }) =>
      !held.has(code) &&
      (kinds.size === 0 ? kind === 'ward' : kinds.has(kind)) &&
      (districts.size === 0 || (district !== null && districts.has(district))),
  )
  return free.length > most ? [] : free.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
