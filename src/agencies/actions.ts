import { isSamePerson, recordEvent, requirePermission } from '../access/index.ts'
import { refuseSlower, requireVersion } from '../access/version.ts'
import { isId, newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { corePartners, isCode, workerRoles } from '../rulebook/index.ts'
import { addDays, type Day, formatLongDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Holding, Post } from './post.ts'
import {
  findPlace,
  holdPostRow,
  insertHolding,
  insertPost,
  listAgencies,
  listTeams,
  listWorkers,
  readPosts,
  setLastDay,
} from './store.ts'
import { placesFor, reaches } from './team.ts'

export type NewPost = {
  localityId: string
  agencyId: string
  teamId: string | null
  title: string
  role: string
  leadFor: string | null
  from: Day
}
export type Hold = { postId: string; workerId: string; from: Day; to: Day | null; deputy: boolean }
type Done<Value> = { problems: Problem[] } | Value

/** Makes a post in a place; who holds it is a second step. */
export async function makePost(work: Work, post: NewPost): Promise<Done<{ postId: string }>> {
  await mustManage(work, post.localityId)
  const agency = (await listAgencies(work, post.from)).find(({ id }) => id === post.agencyId)
  const team = post.teamId && (await listTeams(work)).find(({ id }) => id === post.teamId)
  const open = await teamsOpenTo(work, post.localityId, post.from)
  const problems: Problem[] = []
  if (!post.title) problems.push({ field: 'title', message: 'Give the post a title, such as Health visitor' })
  if (!agency) problems.push({ field: 'agency', message: 'Choose the agency that the post belongs to' })
  if (!isCode(workerRoles, post.role)) problems.push({ field: 'role', message: 'Choose what the post does here' })
  else if (!(await rolesOpenTo(work)).includes(post.role))
    problems.push({ field: 'role', message: 'Choose another, or ask the administrator to make this post' })
  if (post.leadFor && !isCode(corePartners, post.leadFor))
    problems.push({ field: 'leadFor', message: 'Choose a core statutory partner, or none' })
  if (post.teamId && !team) problems.push({ field: 'team', message: 'Choose a team, or none' })
  else if (team && agency && team.agencyId !== agency.id)
    problems.push({ field: 'team', message: `${team.name} belongs to ${team.agency}. Choose a team of ${agency.name}, or none` })
  else if (team && open !== 'every' && !open.has(team.id))
    problems.push({
      field: 'team',
      message: `${team.name} has no post in this place yet. Choose another team or none, or ask the administrator to make this post`,
    })
  if (problems.length > 0) return { problems }

  const postId = newId(work.now.getTime())
  const { from, ...rest } = post
  await insertPost(work, { id: postId, ...rest, validFrom: from })
  await writeDown(
    work,
    'post made',
    { id: postId, localityId: post.localityId, agencyId: post.agencyId },
    { role: post.role, leadFor: post.leadFor },
  )
  return { postId }
}

/**
 * Gives a post to somebody between two days. Whoever holds it now has their last day on the day before. A deputy stands beside
 * a holder, or covers while there is none.
 */
export async function holdPost(work: Work, hold: Hold): Promise<Done<{ holdingId: string }>> {
  await holdPostRow(work, hold.postId)
  const post = await manageable(work, hold.postId, hold.from)
  const worker = isId(hold.workerId) && (await listWorkers(work)).find(({ id }) => id === hold.workerId)
  const problems: Problem[] = []
  if (!worker) problems.push({ field: 'worker', message: 'Choose who takes the post' })
  else if (await isSamePerson(work, worker.id))
    problems.push({
      field: 'worker',
      message: `You cannot give yourself a post, because a post opens records. ${await askAnother(work)}`,
    })
  if (hold.to && hold.to < hold.from) problems.push({ field: 'to', message: 'The last day must not come before the first' })
  const others = post.holdings.filter(({ deputy }) => deputy === hold.deputy)
  const before = others.filter(({ from, to }) => from < hold.from && (to === null || to >= hold.from))
  const clash = others.find(({ from }) => from >= hold.from && (hold.to === null || from <= hold.to))
  if (clash)
    problems.push({
      field: 'from',
      message: `${clash.name} ${hold.deputy ? 'is deputy' : 'holds it'} from ${formatLongDay(clash.from)}. End that first, or choose a last day before it`,
    })
  if (problems.length > 0) return { problems }

  for (const each of before) await endOn(work, post, each, addDays(hold.from, -1))
  const holdingId = newId(work.now.getTime())
  await insertHolding(work, {
    id: holdingId,
    postId: post.id,
    workerId: hold.workerId,
    deputy: hold.deputy,
    validFrom: hold.from,
    validTo: hold.to,
  })
  await writeDown(work, hold.deputy ? 'deputy named' : 'post given', home(post), {
    holding: holdingId,
    worker: hold.workerId,
    from: hold.from,
    to: hold.to,
  })
  return { holdingId }
}

/**
 * Sets somebody's last day in a post. The day before their first takes the whole back: it was a mistake. What was written
 * before is kept.
 */
export async function endHolding(
  work: Work,
  { postId, holdingId, lastDay, shown }: { postId: string; holdingId: string; lastDay: Day; shown: number },
): Promise<Done<{ ended: true }>> {
  await holdPostRow(work, postId)
  const post = await manageable(work, postId, lastDay)
  const holding = post.holdings.find((each) => each.holdingId === holdingId) ?? refuse('not-found')
  if (lastDay < addDays(holding.from, -1))
    return {
      problems: [
        { field: 'to', message: `${holding.name} began on ${formatLongDay(holding.from)}. The last day must not be before that` },
      ],
    }
  await requireVersion(shown, holding.version, { mine: { lastDay }, theirs: { lastDay: holding.to } })
  if (holding.to !== null && lastDay > holding.to && (await isSamePerson(work, holding.workerId)))
    return { problems: [{ field: 'to', message: `You cannot give yourself more days in a post. ${await askAnother(work)}` }] }
  await endOn(work, post, holding, lastDay)
  return { ended: true }
}

/** Nobody names themself: who does, as a sentence. */
export const askAnother = async (work: Work) =>
  (await placesFor(work, 'manage posts')) === 'every'
    ? 'Ask another administrator to name you'
    : 'Ask the administrator to name you'

async function endOn(work: Work, post: Post, holding: Holding, lastDay: Day) {
  if (!(await setLastDay(work, holding.holdingId, holding.version, lastDay)))
    refuseSlower(holding.version, { mine: { lastDay }, theirs: { lastDay: holding.to } })
  const taken = lastDay < holding.from
  await writeDown(work, taken ? 'post holding taken back' : 'post holding ended', home(post), {
    holding: holding.holdingId,
    worker: holding.workerId,
    lastDay,
  })
}

/** Refuses unless the actor may manage posts in this locality. */
export async function mustManage(work: Work, localityId: string | null) {
  requirePermission(work, 'manage posts')
  const places = await placesFor(work, 'manage posts')
  if (localityId === null ? places !== 'every' : !reaches(places, localityId)) refuse('not-allowed')
}

/**
 * The teams that a post in this place may belong to. Whoever is in a team's post opens the children of the team, wherever they live:
 * a manager of the place puts posts only into teams that the administrator brought there.
 */
export async function teamsOpenTo(work: Work, localityId: string, day: Day): Promise<'every' | ReadonlySet<string>> {
  if ((await placesFor(work, 'manage posts')) === 'every') return 'every'
  const posts = await readPosts(work, { localityIds: [localityId] }, day)
  return new Set(posts.flatMap(({ team }) => team?.id ?? []))
}

/** Local: what a manager of a place may make posts for. A post of the front door, or one that gives rights, is the administrator's to make. */
export const rolesOfAPlace: readonly string[] = ['practitioner', 'social-worker', 'partner']

/** What a post that the actor makes may be for. */
export async function rolesOpenTo(work: Work): Promise<readonly string[]> {
  return (await placesFor(work, 'manage posts')) === 'every' ? workerRoles.codes.map(({ code }) => code) : rolesOfAPlace
}

/** The place with this slug, if the actor may manage its posts. */
export async function placeToManage(work: Work, slug: string) {
  requirePermission(work, 'manage posts')
  const place = (await findPlace(work, slug)) ?? refuse('not-found')
  await mustManage(work, place.id)
  return place
}

async function manageable(work: Work, postId: string, day: Day): Promise<Post> {
  requirePermission(work, 'manage posts')
  const [post] = isId(postId) ? await readPosts(work, { postId }, day) : []
  if (!post) refuse('not-found')
  await mustManage(work, post.localityId)
  return post
}

const home = (post: Post) => ({ id: post.id, localityId: post.localityId, agencyId: post.agency.id })

async function writeDown(
  work: Work,
  act: string,
  post: { id: string; localityId: string | null; agencyId: string },
  facts: Record<string, string | null>,
) {
  const { id, localityId, agencyId } = post
  await recordEvent(work, act, { subject: { kind: 'post', id }, localityId, agencyId }, facts)
}
