import { addDays } from '../time/index.ts'
import type { Edition } from './area.ts'
import { type Day, daysInCommon } from './dated.ts'
import { FileRefused } from './reading/report.ts'

/** What whoever brings a file says of its edition. */
export type EditionAsked = {
  name: string | undefined
  from: Day | undefined
  until: Day | undefined
  replaces: string | undefined
}

/** An edition as it is kept, with the kind of its areas; "several" when it holds a whole tree. */
export type StoredEdition = Edition & { kind: string }

/** What must be written before areas can join an edition: the edition itself, and the day that another one ends. */
export type EditionPlan = { edition: StoredEdition; isNew: boolean; ends: { id: string; validUntil: Day } | null }

/**
 * The edition that a file's areas belong to: the one that was named, or else the one loaded edition that holds all of
 * its codes. Dates are never guessed.
 */
export function editionFor(
  asked: EditionAsked,
  kind: string,
  source: string,
  loaded: readonly StoredEdition[],
  holdingAll: readonly string[],
): EditionPlan {
  if (asked.name === undefined) {
    const [only, another] = loaded.filter((each) => holdingAll.includes(each.id))
    if (only && !another) return { edition: only, isNew: false, ends: null }
    const which = `--edition "${plural(kind)}, May 2024" --from 2024-05-02`
    throw new FileRefused(
      another
        ? `These areas stand in several editions (${only!.name}, ${another.name}): say which one with --edition`
        : `These areas are in no edition yet: say which they make, and the first day that it holds, such as ${which}`,
    )
  }
  const id = slug(asked.name)
  const before = loaded.find((each) => each.id === id || each.id === asked.name)
  const ends = replaced(asked, loaded)
  if (before) {
    if (asked.from && asked.from !== before.validFrom)
      throw new FileRefused(
        `${before.name} holds from ${before.validFrom}, not from ${asked.from}: give another edition another name`,
      )
    const validUntil = asked.until ?? before.validUntil
    return { edition: { ...before, validUntil }, isNew: false, ends }
  }
  if (!asked.from) throw new FileRefused(`"${asked.name}" is a new edition: say the first day that it holds with --from DAY`)
  if (asked.until && asked.until <= asked.from)
    throw new FileRefused(`The edition would end on ${asked.until}, before it has begun on ${asked.from}`)
  return {
    edition: { id, name: asked.name, kind, validFrom: asked.from, validUntil: asked.until ?? null, source },
    isNew: true,
    ends,
  }
}

function replaced({ replaces, from }: EditionAsked, loaded: readonly StoredEdition[]): EditionPlan['ends'] {
  if (replaces === undefined) return null
  const old = loaded.find((each) => each.id === replaces || each.name === replaces || each.id === slug(replaces))
  if (!old)
    throw new FileRefused(`No edition is called "${replaces}". There is: ${loaded.map(({ id }) => id).join(', ') || 'none'}`)
  if (!from || from <= old.validFrom)
    throw new FileRefused(`${old.name} holds from ${old.validFrom}: a later one begins after that day (--from)`)
  return { id: old.id, validUntil: from }
}

/** Codes that another edition holds on the same days: an address would have two homes. */
export function sharedDays(
  edition: StoredEdition,
  others: readonly { code: string; name: string; edition: StoredEdition }[],
): string | null {
  const clash = others.filter((other) => other.edition.id !== edition.id && daysInCommon(edition, other.edition))
  const [first] = clash
  if (!first) return null
  const more = clash.length > 1 ? ` and ${clash.length - 1} more` : ''
  return `${first.code} ${first.name}${more} would be in "${first.edition.name}" and "${edition.name}" on the same days. If the new edition takes the place of the old one, say --replaces ${first.edition.id}`
}

/** The database keeps the last day on which a thing holds; here we say the first on which it no longer does. */
export const untilOf = (validTo: Day | null): Day | null => (validTo === null ? null : addDays(validTo, 1))
export const lastDayOf = (validUntil: Day | null): Day | null => (validUntil === null ? null : addDays(validUntil, -1))

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

const plural = (kind: string) =>
  /^[lm]soa$/.test(kind) ? `${kind.toUpperCase()}s` : `${kind[0]?.toUpperCase()}${kind.slice(1)}s`
