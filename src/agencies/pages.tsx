import {
  type FormPage,
  formPage,
  get,
  type Outcome,
  ownAmong,
  type PageParts,
  type Reply,
  type Route,
  type Start,
  type Visit,
} from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { type Problem, readDate, text } from '../govuk/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { askAnother, endHolding, holdPost, makePost, placeToManage, rolesOpenTo, teamsOpenTo } from './actions.ts'
import { setUpPages } from './agency-pages.tsx'
import { deputyOn, holderOn, type Post } from './post.ts'
import { EndForm, HoldForm, NewPostForm } from './post-forms.tsx'
import { PostList, PostPage } from './post-list.tsx'
import { holdingHistory, listAgencies, listTeams, listWorkers, type Place, readPosts } from './store.ts'
import { teamOf } from './team.ts'

const purpose = 'run a place'
const slugOf = (visit: Visit) => visit.params.slug ?? ''
const listOf = (visit: Visit) => `/places/${slugOf(visit)}/posts`
const pageOf = (visit: Visit) => `${listOf(visit)}/${visit.params.post}`

/** Posts of a place and who holds them, for the administrator and the neighbourhood manager: one page per job. */
export const agencyPages: Route[] = [
  ...setUpPages,

  get('/places/:slug/posts', async (visit) => {
    const today = londonDay(visit.now)
    const { place, team } = await visit.withActor(purpose, async (work) => {
      const place = await placeToManage(work, slugOf(visit))
      return { place, team: await teamOf(work, place.id) }
    })
    return page(`Posts in ${place.name}`, <PostList place={place} team={team} today={today} />, {
      href: `/places/${place.slug}`,
      text: place.name,
    })
  }),

  ...formPage('/places/:slug/posts/new', { purpose, show: newPost, act: saveNewPost }),

  get('/places/:slug/posts/:post', async (visit) => {
    const { place, post, history } = await visit.withActor(purpose, async (work) => {
      const found = await findPost(work, visit)
      return { ...found, history: await holdingHistory(work, found.post.id) }
    })
    return page(post.title, <PostPage place={place} post={post} history={history} today={londonDay(visit.now)} />, {
      href: listOf(visit),
      text: `Posts in ${place.name}`,
    })
  }),

  ...formPage('/places/:slug/posts/:post/holder', holds(false)),
  ...formPage('/places/:slug/posts/:post/deputy', holds(true)),
  ...formPage('/places/:slug/posts/:post/holdings/:holding/end', { purpose, show: end, act: saveEnd }),
]

async function newPost(visit: Visit, { problems }: Start): Promise<Reply> {
  const { place, choices } = await visit.withActor(purpose, async (work) => {
    const place = await placeToManage(work, slugOf(visit))
    const today = londonDay(visit.now)
    const open = await teamsOpenTo(work, place.id, today)
    const teams = (await listTeams(work)).filter(({ id }) => open === 'every' || open.has(id))
    const roles = await rolesOpenTo(work)
    return { place, choices: { agencies: await listAgencies(work, today), teams, roles, only: open !== 'every' } }
  })
  const body = (
    <NewPostForm visit={visit} place={place} choices={choices} problems={problems} leadFor={visit.query.leadFor ?? ''} />
  )
  return page(`Make a post in ${place.name}`, body, { href: listOf(visit), text: `Posts in ${place.name}` })
}

async function saveNewPost(work: Work, visit: Visit): Promise<Outcome> {
  const answer = (name: string) => text(visit.form.answers, name)
  const place = await placeToManage(work, slugOf(visit))
  const done = await makePost(work, {
    localityId: place.id,
    agencyId: answer('agency'),
    teamId: answer('team') || null,
    title: answer('title'),
    role: answer('role'),
    leadFor: answer('leadFor') || null,
    from: londonDay(visit.now),
  })
  return 'problems' in done ? done : { to: `${listOf(visit)}/${done.postId}/holder` }
}

/** To give a post to a holder, or to a deputy. */
function holds(deputy: boolean): FormPage<unknown> {
  return {
    purpose,
    show: (visit, { problems }) => hold(visit, deputy, problems),
    act: (work, visit) => doHold(work, visit, deputy),
  }
}

async function hold(visit: Visit, deputy: boolean, problems: readonly Problem[]): Promise<Reply> {
  const today = londonDay(visit.now)
  const { place, post, workers, leftOut } = await visit.withActor(purpose, async (work) => {
    const found = await findPost(work, visit)
    const all = await listWorkers(work)
    const own = await ownAmong(
      work,
      all.map(({ id }) => id),
    )
    const workers = all.filter(({ id }) => !own.has(id))
    const leftOut = workers.length < all.length ? `You are not in this list. ${await askAnother(work)}` : undefined
    return { ...found, workers, leftOut }
  })
  const now = deputy ? deputyOn(post, today) : holderOn(post, today)
  const body = (
    <HoldForm
      visit={visit}
      place={place}
      post={post}
      deputy={deputy}
      now={now}
      workers={workers}
      leftOut={leftOut}
      today={today}
      problems={problems}
    />
  )
  return page(deputy ? `Deputy for ${post.title}` : `Give ${post.title} to somebody`, body, {
    href: pageOf(visit),
    text: post.title,
  })
}

async function doHold(work: Work, visit: Visit, deputy: boolean): Promise<Outcome> {
  const { answers } = visit.form
  const from = readDate(answers, { field: 'from', called: 'The first day' })
  const to = readDate(answers, { field: 'to', called: 'The last day', optional: true })
  const { post } = await findPost(work, visit)
  if (!from.day || to.problems.length > 0) return { problems: [...from.problems, ...to.problems] }
  const given = { postId: post.id, workerId: text(answers, 'worker'), from: from.day, to: to.day ?? null, deputy }
  const done = await holdPost(work, given)
  return 'problems' in done ? done : { to: pageOf(visit) }
}

async function end(visit: Visit, { problems, clash }: Start<{ lastDay: Day | null }>): Promise<Reply> {
  const { place, post } = await visit.withActor(purpose, (work) => findPost(work, visit))
  const holding = post.holdings.find(({ holdingId }) => holdingId === visit.params.holding) ?? refuse('not-found')
  const today = londonDay(visit.now)
  const body = <EndForm {...{ visit, place, post, holding, today, problems, clash }} />
  return page(`The last day of ${holding.name}`, body, { href: pageOf(visit), text: post.title })
}

async function saveEnd(work: Work, visit: Visit): Promise<Outcome> {
  const { day, problems } = readDate(visit.form.answers, { field: 'to', called: 'The last day' })
  if (!day) return { problems }
  const { post } = await findPost(work, visit)
  const { holding = '' } = visit.params
  const done = await endHolding(work, { postId: post.id, holdingId: holding, lastDay: day, shown: Number(visit.form.version) })
  return 'problems' in done ? done : { to: pageOf(visit) }
}

/** The post of the address, in the place of the address, if the actor may manage it. */
async function findPost(work: Work, visit: Visit): Promise<{ place: Place; post: Post }> {
  const place = await placeToManage(work, slugOf(visit))
  const id = visit.params.post
  const [post] = isId(id) ? await readPosts(work, { postId: id }, londonDay(work.now)) : []
  if (post?.localityId !== place.id) refuse('not-found')
  return { place, post }
}

const page = (title: string, body: PageParts['body'], back: PageParts['back']): Reply => ({
  page: { title, body, back, section: 'places' },
})
