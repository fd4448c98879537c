import type { ContactMark } from '../govuk/index.ts'
import type { AllocationRow } from '../people/index.ts'
import { usualLevel } from '../rulebook/index.ts'
import { addMonths, type Day } from '../time/index.ts'
import type { Stage, Told } from './chapter.ts'

type GivenTo = Pick<AllocationRow, 'id' | 'why' | 'validFrom' | 'validTo' | 'corrects' | 'worker' | 'team'>

const upTo = (end: Day | null | undefined, asAt: Day): Day | undefined => (end && end <= asAt ? end : undefined)

/**
 * The help a child has had up to a day, as stretches with a level: what the chapters say, and work that somebody was given without
 * any of them. Levels come from the decisions as they stood that day.
 */
export function stagesOf(told: Pick<Told, 'stages' | 'decided'>, allocations: readonly GivenTo[], asAt: Day): Stage[] {
  const levels = new Map(told.decided.map(({ contact, level }) => [contact, level]))
  const corrected = new Set(allocations.flatMap(({ corrects }) => corrects ?? []))
  const given = allocations.filter(
    (row) => row.validFrom <= asAt && !corrected.has(row.id) && !(row.validTo && row.validTo < row.validFrom),
  )
  const used = new Set<string>()
  const help = told.stages
    .filter(({ from }) => from <= asAt)
    .map((stage): Stage => {
      const to = upTo(stage.to, asAt)
      return {
        ...stage,
        to,
        level: levels.get(stage.begunBy?.contact ?? '') ?? stage.level,
        who: whoOf(given, used, stage.works ?? [], stage.from, to) ?? stage.who,
        ended: to && stage.ended,
      }
    })
  const alone = given
    .filter(({ id }) => !used.has(id))
    .map(
      ({ why, validFrom, validTo, worker, team }): Stage => ({
        from: validFrom,
        to: upTo(validTo, asAt),
        level: usualLevel(why),
        name: capital(why),
        who: worker ?? team ?? undefined,
      }),
    )
  return [...help, ...alone].sort((a, b) => a.from.localeCompare(b.from) || b.level - a.level)
}

/** Who had it: the last given for this reason while it lasted. All such allocations are then part of this stage. */
function whoOf(given: readonly GivenTo[], used: Set<string>, works: readonly string[], from: Day, to: Day | undefined) {
  const part = given.filter(
    (row) => works.includes(row.why) && (!row.validTo || row.validTo >= from) && (!to || row.validFrom <= to),
  )
  for (const row of part) used.add(row.id)
  const last = part.at(-1)
  // a team that is called as its work is says nothing more
  return last?.worker ?? (works.some((why) => why === last?.team?.toLowerCase()) ? undefined : last?.team) ?? undefined
}

/** One mark for each contact received by that day, as what it began says, or as it stood. */
export function marksOf({ marks, stages }: Pick<Told, 'marks' | 'stages'>, asAt: Day): ContactMark[] {
  const begun = new Map(stages.flatMap(({ begunBy }) => (begunBy?.mark ? [[begunBy.contact, begunBy.mark] as const] : [])))
  return marks.filter(({ on }) => on <= asAt).map(({ on, mark, contact }) => ({ on, mark: begun.get(contact ?? '') ?? mark }))
}

/** The first day the picture shows: the month in which anything began, and at least the year before. */
export function beginningOf(
  { stages, marks, entries }: Pick<Told, 'stages' | 'marks' | 'entries'>,
  allocations: readonly Pick<GivenTo, 'validFrom'>[],
  asAt: Day,
): Day {
  const days = [
    ...stages.map(({ from }) => from),
    ...marks.map(({ on }) => on),
    ...entries.map(({ day }) => day),
    ...allocations.map(({ validFrom }) => validFrom),
  ].filter((day) => day <= asAt)
  const first = days.reduce((a, b) => (b < a ? b : a), addMonths(asAt, -12))
  return `${first.slice(0, 7)}-01`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
