import { type CodeSet, codeName, corePartners } from '../rulebook/index.ts'
import { addDays, type Day } from '../time/index.ts'

export type Person = { workerId: string; name: string; phone: string | null }

/** Somebody in a post between two days, both included; as its holder, or as the deputy who covers for one. */
export type Holding = Person & { holdingId: string; deputy: boolean; from: Day; to: Day | null; version: number }

/** A post in a place, with everybody who holds, held or will hold it, earliest first. */
export type Post = {
  id: string
  title: string
  role: string
  /** The core statutory partner that this post leads for in its place. */
  leadFor: string | null
  from: Day
  agency: { id: string; name: string; kind: string; phone: string | null }
  team: { id: string; name: string } | null
  localityId: string | null
  holdings: Holding[]
}

const holdsOn = (day: Day, { from, to }: Pick<Holding, 'from' | 'to'>) => from <= day && (to === null || to >= day)

export function holderOn(post: Pick<Post, 'holdings'>, day: Day): Holding | undefined {
  return post.holdings.find((holding) => !holding.deputy && holdsOn(day, holding))
}

export function deputyOn(post: Pick<Post, 'holdings'>, day: Day): Holding | undefined {
  return post.holdings.find((holding) => holding.deputy && holdsOn(day, holding))
}

/** Since when nobody holds a post: the day after its last holder's last day, or never since it was made. */
export function emptySince(post: Pick<Post, 'holdings' | 'from'>, day: Day): { day: Day; never: boolean } {
  const last = post.holdings
    .filter(({ deputy, from, to }) => !deputy && to !== null && to < day && from <= to)
    .map(({ to }) => to!)
    .sort()
    .at(-1)
  return last ? { day: addDays(last, 1), never: false } : { day: post.from, never: true }
}

/** A post, or a core statutory partner, that has nobody. */
export type Gap = {
  /** What has nobody: "Police", "Neighbourhood manager". */
  what: string
  /** The core statutory partner it is a gap of; none where it is a post of the team. */
  partner: string | null
  postId: string | null
  since: Day | null
  cover: Holding | undefined
}

const partners: CodeSet = corePartners

/**
 * The core statutory partners without a named lead in a place. A deputy covers a gap and does not close it: a partner has
 * a lead only when somebody holds the post.
 */
export function partnerGaps(posts: readonly Post[], day: Day): Gap[] {
  return partners.codes.flatMap(({ code, name }): Gap[] => {
    const leads = posts.filter(({ leadFor }) => leadFor === code)
    if (leads.some((post) => holderOn(post, day))) return []
    const since = leads.map((post) => emptySince(post, day))
    const held = since.filter(({ never }) => !never).map((each) => each.day)
    const cover = leads.map((post) => deputyOn(post, day)).find((each) => each !== undefined)
    return [{ what: name, partner: code, postId: leads[0]?.id ?? null, since: held.sort().at(-1) ?? null, cover }]
  })
}

/** A place that nobody was ever asked to run. An empty post of a manager is a gap of the team, like any other. */
export function managerGap(posts: readonly Post[]): Gap[] {
  if (posts.some(({ role }) => role === 'neighbourhood-manager')) return []
  return [{ what: 'Neighbourhood manager', partner: null, postId: null, since: null, cover: undefined }]
}

/** Posts of the team that nobody holds; those that lead for a core partner are that partner's gap. */
export function postGaps(posts: readonly Post[], day: Day): Gap[] {
  return posts
    .filter((post) => !post.leadFor && !holderOn(post, day))
    .map((post) => {
      const { day: since, never } = emptySince(post, day)
      return { what: post.title, partner: null, postId: post.id, since: never ? null : since, cover: deputyOn(post, day) }
    })
}

/** One line of a place's team: a part of it, with the first name and how many others. */
export type TeamLine = {
  what: string
  /** Whether it leads for a core statutory partner, and which; 'manager' runs the place. */
  part: string | null
  people: Holding[]
  agency: Post['agency']
  phone: string | null
}

/**
 * The team in the order people ask for it: who runs the place, the core partners' leads with their teams, then the others.
 * Nobody is named twice, but for somebody who leads for two partners: a lead's team is every team of the place in which the lead holds a post.
 */
export function teamLines(posts: readonly Post[], day: Day): TeamLine[] {
  const filled = posts.flatMap((post) => {
    const holder = holderOn(post, day)
    return holder ? [{ post, holder }] : []
  })
  const named = new Set<string>()
  const line = (what: string, part: string | null, of: typeof filled): TeamLine[] => {
    const isLead = (index: number) => part !== null && index === 0
    const fresh = of.filter(
      ({ holder }, index) =>
        isLead(index) ||
        (!named.has(holder.workerId) && of.findIndex((other) => other.holder.workerId === holder.workerId) === index),
    )
    const [first] = fresh
    if (!first) return []
    for (const { holder } of fresh) named.add(holder.workerId)
    return [
      {
        what,
        part,
        people: fresh.map(({ holder }) => holder),
        agency: first.post.agency,
        phone: first.holder.phone ?? first.post.agency.phone,
      },
    ]
  }
  const withTeams = (lead: (typeof filled)[number]) => {
    const teams = new Set(
      filled.filter(({ holder }) => holder.workerId === lead.holder.workerId).flatMap(({ post }) => post.team?.id ?? []),
    )
    return [lead, ...filled.filter(({ post }) => post.team && teams.has(post.team.id) && !post.leadFor)]
  }
  const besides = ({ post }: (typeof filled)[number]) =>
    filled.filter(({ post: other }) =>
      post.team
        ? other.team?.id === post.team.id
        : !other.team && other.title === post.title && other.agency.id === post.agency.id,
    )
  return [
    ...filled
      .filter(({ post }) => post.role === 'neighbourhood-manager')
      .flatMap((each) => line(each.post.title, 'manager', [each])),
    ...partners.codes.flatMap(({ code }) =>
      filled.filter(({ post }) => post.leadFor === code).flatMap((lead) => line(codeName(partners, code), code, withTeams(lead))),
    ),
    ...filled.flatMap((each) => line(each.post.team?.name ?? each.post.title, null, besides(each))),
  ]
}

/** "Tom Hesketh and 9 others". */
export function peopleWords(people: readonly Person[]): string {
  const [first, second] = people
  if (!first) return 'Nobody'
  if (!second) return first.name
  return people.length === 2 ? `${first.name} and ${second.name}` : `${first.name} and ${people.length - 1} others`
}
