import { type Action, permissionsFor } from '../access/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Gap, holderOn, managerGap, type Post, partnerGaps, postGaps, type TeamLine, teamLines } from './post.ts'
import { ownPlaces, readPosts } from './store.ts'

/** Everybody who serves a place on a day, in the order people ask for them, with the posts behind the lines. */
export type Team = { posts: Post[]; filled: number; lines: TeamLine[]; gaps: Gap[]; partners: Post['agency'][] }

export async function teamOf(work: Work, localityId: string, day: Day = londonDay(work.now)): Promise<Team> {
  return teamIn(await readPosts(work, { localityIds: [localityId] }, day), day)
}

export function teamIn(posts: Post[], day: Day): Team {
  const filled = posts.filter((post) => holderOn(post, day))
  return {
    posts,
    filled: filled.length,
    lines: teamLines(posts, day),
    gaps: [...managerGap(posts), ...partnerGaps(posts, day), ...postGaps(posts, day)],
    partners: partnersIn(filled),
  }
}

/** The agencies other than the council with somebody in a post in the place. */
export async function partnersOf(work: Work, localityId: string, day: Day = londonDay(work.now)): Promise<Post['agency'][]> {
  return (await teamOf(work, localityId, day)).partners
}

/** What the place is without: core statutory partners with no named lead first, then empty posts. */
export async function gapsOf(work: Work, localityId: string, day: Day = londonDay(work.now)): Promise<Gap[]> {
  return (await teamOf(work, localityId, day)).gaps
}

function partnersIn(filled: readonly Post[]): Post['agency'][] {
  const found = new Map(filled.filter(({ agency }) => agency.kind !== 'council').map(({ agency }) => [agency.id, agency]))
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** In which localities the permission table opens an action to the actor: every one, those of their posts, or none. */
export async function placesFor(work: Work, action: Action): Promise<'every' | ReadonlySet<string>> {
  const reach = permissionsFor(work.actor.role, action, work.purpose, work.permissions)[0]?.reach
  if (reach === 'authority') return 'every'
  return new Set(reach === 'locality' ? await placesHeld(work) : [])
}

const held = new WeakMap<Work, Promise<string[]>>()

/** The same for each question that is asked in one piece of work. */
function placesHeld(work: Work): Promise<string[]> {
  const known = held.get(work) ?? ownPlaces(work, londonDay(work.now))
  held.set(work, known)
  return known
}

export const reaches = (places: 'every' | ReadonlySet<string>, localityId: string): boolean =>
  places === 'every' || places.has(localityId)
