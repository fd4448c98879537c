import { recordEvent, requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import { refuse } from '../errors.ts'
import { formatLongDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { treeOf } from './area.ts'
import { readAreas } from './area-store.ts'
import { notOnThatDay, readChoosable } from './choose-areas.ts'
import type { Day } from './dated.ts'
import { areasOf, overlapsIn } from './locality.ts'
import { beginAreas, countVersion, endAreas, holdLocalities, readLocalities, type StoredLocality } from './locality-store.ts'
import { restampAfter } from './re-stamp.ts'

/** The areas that a locality is to hold from a day on. `version` is the one that whoever decides was shown. */
export type AreasWanted = { areas: readonly string[]; from: Day; version: number }
export type AreasProblem = { field: 'areas' | 'from'; message: string }

/**
 * Gives a locality its areas from a day. An area that another locality holds leaves that one on the same day, so nobody is
 * without a locality between two acts. Everybody in an area that changed hands is stamped anew.
 */
export async function setAreas(
  work: Work,
  localityId: string,
  wanted: AreasWanted,
): Promise<{ problems: AreasProblem[] } | { given: string[]; taken: string[] }> {
  requirePermission(work, 'manage places', { kind: 'locality', subject: localityId })
  await holdLocalities(work)
  const localities = await readLocalities(work)
  const locality = localities.find(({ id }) => id === localityId)
  if (!locality) refuse('not-found', undefined, { kind: 'locality', subject: localityId })
  const now = areasOf(locality, wanted.from)
  await requireVersion(wanted.version, locality.version, { mine: wanted.areas, theirs: now })

  const areas = [...new Set(wanted.areas)]
  const given = areas.filter((code) => !now.includes(code))
  const taken = now.filter((code) => !areas.includes(code))
  const later = locality.areas.filter(({ validFrom }) => validFrom > wanted.from).map(({ areaCode }) => areaCode)
  const givers = localities.filter(
    ({ id, areas }) => id !== localityId && areas.some((held) => areaIsHeld(held, given, wanted.from)),
  )
  const problems = await problemsWith(work, localities, locality, { ...wanted, areas })
  if (problems.length > 0) return { problems }

  for (const giver of givers) await endAreas(work, giver.id, given, wanted.from)
  await endAreas(work, localityId, [...taken, ...later], wanted.from)
  await beginAreas(work, localityId, [...given, ...later.filter((code) => areas.includes(code))], wanted.from)
  await countVersion(work, [localityId, ...givers.map(({ id }) => id)])
  const facts = { from: wanted.from, given: given.join(' '), taken: taken.join(' ') }
  const ofPlace = (id: string) => ({ subject: { kind: 'locality', id }, localityId: id, agencyId: work.actor.agencyId })
  await recordEvent(work, 'locality areas set', [ofPlace(localityId), ...givers.map(({ id }) => ofPlace(id))], facts)
  await restampAfter(work, [...given, ...taken, ...later], wanted.from)
  return { given, taken }
}

const areaIsHeld = (held: { areaCode: string; validUntil: Day | null }, given: readonly string[], from: Day) =>
  given.includes(held.areaCode) && (held.validUntil === null || held.validUntil > from)

/** What would be wrong if the locality held these areas from that day. */
async function problemsWith(
  work: Work,
  localities: readonly StoredLocality[],
  locality: StoredLocality,
  { areas, from }: AreasWanted,
): Promise<AreasProblem[]> {
  const tree = treeOf(await readAreas(work.db, { on: from }))
  if (from < locality.validFrom)
    return [
      {
        field: 'from',
        message: `${locality.name} begins on ${formatLongDay(locality.validFrom)}. Choose that day or a later one`,
      },
    ]
  // where no edition is loaded for the day there is nothing to check codes against
  const unknown = tree.byCode.size === 0 ? [] : areas.filter((code) => !tree.byCode.has(code))
  if (unknown.length > 0) {
    const choosable = await readChoosable(work, from)
    return unknown.map((code) => {
      const other = choosable.otherDays.find((area) => area.code === code)
      return {
        field: 'areas',
        message: other ? notOnThatDay(other, choosable) : `${code} is not an area on ${formatLongDay(from)}`,
      }
    })
  }
  const after = localities.map((each) => {
    if (each.id === locality.id)
      return { ...each, validFrom: from, areas: areas.map((areaCode) => ({ areaCode, validFrom: from, validUntil: null })) }
    return { ...each, areas: each.areas.filter(({ areaCode }) => !areas.includes(areaCode)) }
  })
  return overlapsIn(after, tree)
    .filter(({ localities }) => localities.includes(locality.name))
    .map(({ why }) => ({ field: 'areas', message: why }))
}
