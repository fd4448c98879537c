import { isId } from '../database/ids.ts'
import type { Problem } from '../govuk/index.ts'
import { type Found, likelyMatches, listPeople, type Person, personLabel } from '../people/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readBorn, readName, readPlace, type SaidChild } from './about-whom.ts'
import { mostChildren } from './contact.ts'

export type Candidate = Pick<Found, 'person' | 'area' | 'why'>

/** What is known of who one child is: the choice that holds, in words; or the people it may be, and whether that must be asked. */
export type Who = { child: SaidChild; matches: Candidate[]; ask: boolean; chosen?: string }

/** The words a choice is made for. Spaces and capitals make nobody somebody else. */
export const madeFor = ({ name, born }: Pick<SaidChild, 'name' | 'born'>) =>
  `${name} / ${born}`.toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * For each child, whether the choice that was made holds, and if not the people it may be, likeliest first. A choice made for other
 * words, or of somebody who cannot be seen, is no choice. A child whom nobody is like needs no question.
 */
export async function whoItMayBe(work: Work, children: readonly SaidChild[], place: string): Promise<Who[]> {
  const found: Who[] = []
  for (const child of children) found.push(await whoOneIs(work, child, place))
  return found
}

async function whoOneIs(work: Work, child: SaidChild, place: string): Promise<Who> {
  const person = await seen(work, child.is || (child.was ?? ''))
  if (holds(child) && (person || child.is === 'new')) return { child, matches: [], ask: false, chosen: chosenWords(work, person) }
  const likely = await likelyFor(work, child, place)
  // kept by an earlier release, without the words it was made for
  if (child.is && !child.isFor && person && likely.some((match) => match.person.id === person.id))
    return { child, matches: [], ask: false, chosen: chosenWords(work, person) }
  const before = person && !likely.some((match) => match.person.id === person.id)
  const matches = before ? [{ person, area: '', why: 'chosen before the name or birth date was changed' }, ...likely] : likely
  const lost = child.is !== '' && child.is !== 'new'
  return {
    child: { ...child, is: '', isFor: '', was: before ? person.id : '' },
    matches,
    ask: matches.length > 0 || lost,
  }
}

const holds = (child: SaidChild) =>
  child.is === 'new' ? !child.isFor || child.isFor === madeFor(child) : child.is !== '' && child.isFor === madeFor(child)

const seen = async (work: Work, id: string) => (isId(id) ? (await listPeople(work, [id]))[0] : undefined)

async function likelyFor(work: Work, { name, born }: SaidChild, place: string): Promise<Candidate[]> {
  const address = readPlace(place)
  const wanted = { ...readName(name), ...readBorn(born, londonDay(work.now)), ...(address ? { address } : {}) }
  return (await likelyMatches(work, wanted)).slice(0, 5)
}

const chosenWords = (work: Work, person: Person | undefined) =>
  person ? personLabel(person, londonDay(work.now)) : 'Somebody new'

/** For a page that is only shown: each choice that holds, in words. What does not hold stays as it is, and is asked when it is saved. */
export async function whoWasChosen(work: Work, children: readonly SaidChild[]): Promise<Who[]> {
  const found: Who[] = []
  // past the most, nobody is looked up: the form says that there are too many
  for (const child of children.slice(0, mostChildren)) {
    const person = await seen(work, child.is)
    const shown = child.is === 'new' ? holds(child) : person && (holds(child) || !child.isFor)
    found.push({ child, matches: [], ask: false, ...(shown ? { chosen: chosenWords(work, person) } : {}) })
  }
  return found
}

/** What to put right where nobody can be offered to choose from: the same words whether or not such a child exists. */
export function problemsWithWho(who: readonly Who[]): Problem[] {
  return who.flatMap(({ child, matches, ask }, index) =>
    ask && matches.length === 0
      ? [
          {
            field: `child-${index}-name`,
            message: `Say again who ${child.name || 'this child'} is: check the name and the birth date or age, then save`,
          },
        ]
      : [],
  )
}
