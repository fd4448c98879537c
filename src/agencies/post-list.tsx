import type { VNode } from 'preact'
import { Button, GapRow, Section, Stack, Title } from '../govuk/index.ts'
import { codeName, corePartners } from '../rulebook/index.ts'
import { type Day, formatLongDay, formatTableDay, londonDay } from '../time/index.ts'
import { gapWords } from './gap-words.ts'
import { deputyOn, holderOn, type Post } from './post.ts'
import type { HoldingState, Place } from './store.ts'
import type { Team } from './team.ts'

const link = 'govuk-link govuk-link--no-visited-state'

/** Every post of a place, with who holds it; what is missing stands first. */
export function PostList({ place, team, today }: { place: Place; team: Team; today: Day }): VNode {
  const base = `/places/${place.slug}/posts`
  const missing = team.gaps.filter(({ partner }) => partner)
  return (
    <>
      <Title
        say={`${team.filled} of ${team.posts.length} posts are held.`}
        end={<Button text="Make a post" href={`${base}/new`} classes="govuk-button--secondary" />}
      >
        Posts in {place.name}
      </Title>
      <Stack>
        {missing.length > 0 && (
          <Section title="Core statutory partners without a named lead" id="missing">
            <table class="ds-t">
              <caption class="govuk-visually-hidden">Partners that this place is without</caption>
              <tbody>
                {missing.map((gap) => {
                  const words = gapWords(gap, today)
                  const to = gap.postId ? `${base}/${gap.postId}/holder` : `${base}/new?leadFor=${gap.partner}`
                  return (
                    <GapRow
                      what={gap.what}
                      say={words.say}
                      columns={1}
                      ask={
                        <>
                          {gap.cover && `${words.ask}. `}
                          <a class={link} href={to}>
                            {gap.postId ? 'Name a lead' : 'Make the post that leads'}
                            <span class="govuk-visually-hidden"> for {gap.what}</span>
                          </a>
                        </>
                      }
                    />
                  )
                })}
              </tbody>
            </table>
          </Section>
        )}
        <Section title="Every post" id="posts">
          {team.posts.length === 0 ? (
            <p class="ds-empty">No post serves {place.name} yet. Make the first one.</p>
          ) : (
            <Posts base={base} posts={team.posts} today={today} />
          )}
        </Section>
      </Stack>
    </>
  )
}

function Posts({ base, posts, today }: { base: string; posts: readonly Post[]; today: Day }) {
  return (
    <table class="ds-t ds-t--cards">
      <caption class="govuk-visually-hidden">Posts and who holds them</caption>
      <thead>
        <tr>
          <th scope="col">Post</th>
          <th scope="col">Agency</th>
          <th scope="col">Held by</th>
          <th scope="col">Deputy</th>
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => {
          const [holder, deputy] = [holderOn(post, today), deputyOn(post, today)]
          return (
            <tr>
              <th scope="row">
                <a class={link} href={`${base}/${post.id}`}>
                  {post.title}
                </a>
                {post.leadFor && <span class="ds-b ds-meta">Leads for {codeName(corePartners, post.leadFor)}</span>}
              </th>
              <td>{post.team ? `${post.agency.name}, ${post.team.name}` : post.agency.name}</td>
              <td>
                {holder ? `${holder.name}, since ${formatTableDay(holder.from)}` : <b class="ds-late">Nobody</b>}
                {holder?.to && <span class="ds-b ds-meta">Last day {formatLongDay(holder.to)}</span>}
              </td>
              <td data-of="Deputy">{deputy?.name ?? 'None'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** One post: who holds it, what may be done, and everything that was ever written about who did. */
export function PostPage({
  place,
  post,
  history,
  today,
}: {
  place: Place
  post: Post
  history: readonly HoldingState[]
  today: Day
}): VNode {
  const base = `/places/${place.slug}/posts/${post.id}`
  const now = post.holdings.filter(({ to }) => to === null || to >= today)
  const lead = post.leadFor ? ` Leads for ${codeName(corePartners, post.leadFor)} in ${place.name}.` : ''
  return (
    <>
      <Title
        say={`${post.agency.name}${post.team ? `, ${post.team.name}` : ''}.${lead}`}
        end={
          <>
            <Button text="Give this post to somebody" href={`${base}/holder`} />
            <Button text="Name a deputy" href={`${base}/deputy`} classes="govuk-button--secondary" />
          </>
        }
      >
        {post.title}
      </Title>
      <Stack>
        <Section title="Now and to come" id="now">
          {now.length === 0 ? (
            <p class="ds-empty">Nobody holds this post.</p>
          ) : (
            <table class="ds-t">
              <caption class="govuk-visually-hidden">Who holds this post</caption>
              <tbody>
                {now.map((holding) => (
                  <tr>
                    <th scope="row">{holding.name}</th>
                    <td>
                      {holding.deputy ? 'Deputy' : 'Holder'} {days(holding)}
                    </td>
                    <td class="ds-r">
                      <a class={link} href={`${base}/holdings/${holding.holdingId}/end`}>
                        Set the last day<span class="govuk-visually-hidden"> of {holding.name}</span>
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
        <Section title="What was written, newest first" id="history">
          <table class="ds-t ds-t--cards">
            <caption class="govuk-visually-hidden">Every state of this post that was recorded</caption>
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">When they held it</th>
                <th scope="col">Written</th>
              </tr>
            </thead>
            <tbody>
              {history.map((state) => (
                <tr>
                  <th scope="row">
                    {state.name}
                    {state.deputy ? ', deputy' : ''}
                  </th>
                  <td>{state.to !== null && state.to < state.from ? 'Taken back: never held it' : days(state)}</td>
                  <td>
                    {formatTableDay(londonDay(state.recordedAt))}
                    {state.recordedBy && `, ${state.recordedBy}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      </Stack>
    </>
  )
}

const days = ({ from, to }: { from: Day; to: Day | null }) =>
  `from ${formatTableDay(from)}${to ? ` to ${formatTableDay(to)}` : ''}`
