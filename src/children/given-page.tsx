import type { Visit } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import { Button, Details, Empty, Section, Title } from '../govuk/index.ts'
import { type Allocated, allocatedTo, personLabel, Unlisted, WordsRecorded } from '../people/index.ts'
import { formatDay, londonDay } from '../time/index.ts'
import { NewsOfChildren } from './news.tsx'
import { newsOf } from './news-store.ts'

/** Children with you or your team, newest first, with why. */
export async function childrenGiven(visit: Visit) {
  const { rows, news } = await visit.withActor('work with a child', (work) =>
    allOf({ rows: allocatedTo(work), news: newsOf(work, visit.rooms) }),
  )
  const today = londonDay(visit.now)
  const mine = rows.filter((row) => row.workerId === visit.actor.workerId)
  const teams = rows.filter((row) => row.workerId === null)
  const others = rows.filter((row) => row.workerId !== null && row.workerId !== visit.actor.workerId)
  const list = (some: typeof rows) => (
    <ul class="ds-list ds-list--few">
      {homesOf(some).map((home) => (
        <li class="ds-row">
          <p class="ds-meta">
            {capital(home[0]!.why)} since {formatDay(home[0]!.since, today)}
          </p>
          <div>
            <p class="ds-row__name">
              {home.map((child, index) => (
                <>
                  {index > 0 && ', '}
                  <a href={`/children/${child.personId}`}>{personLabel(child, today)}</a>
                </>
              ))}
            </p>
            <p class="ds-meta">
              {[home[0]!.locality, some === others && `with ${home[0]!.workerName}`].filter(Boolean).join(', ')}
            </p>
            {some === teams && home.map((child) => <Take child={child} today={today} />)}
          </div>
        </li>
      ))}
    </ul>
  )
  return {
    page: {
      title: 'Your children',
      section: 'today' as const,
      body: (
        <>
          <Title say={howMany(mine.length, teams.length)} end={<Button text="Record a worry" href="/contacts/new" />}>
            Your children
          </Title>
          <WordsRecorded reference={visit.query.recorded} />
          <NewsOfChildren news={news} visit={visit} />
          <Unlisted visit={visit} />
          <Section title="With you" id="mine">
            {mine.length === 0 ? <Empty>No child is with you by name.</Empty> : list(mine)}
          </Section>
          <Section title="With your team, nobody yet" id="team">
            {teams.length === 0 ? <Empty>No child waits with your team.</Empty> : list(teams)}
          </Section>
          {others.length > 0 && <Details summaryText={`With others of your team, ${others.length}`}>{list(others)}</Details>}
        </>
      ),
    },
  }
}

/** The way to take a child who waits with the team. */
const Take = ({ child, today }: { child: Allocated; today: string }) => (
  <p class="ds-meta">
    <a
      class="govuk-link govuk-link--no-visited-state"
      href={`/children/${child.personId}/allocation?why=${encodeURIComponent(child.why)}`}
    >
      Take {personLabel(child, today)}
    </a>
  </p>
)

/** Children of one home stand together, where the newest of them stands. */
function homesOf(rows: readonly Allocated[]): Allocated[][] {
  return [
    ...Map.groupBy(rows, ({ householdId, personId, why, workerId }) => `${householdId ?? personId} ${why} ${workerId}`).values(),
  ]
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** "3 children are with you, and 2 with your team that nobody has yet." */
function howMany(mine: number, teams: number): string {
  const are = (n: number) => (n === 0 ? 'No child is' : n === 1 ? 'One child is' : `${n} children are`)
  return `${are(mine)} with you. ${are(teams)} with your team and nobody by name yet.`
}
