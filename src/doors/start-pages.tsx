import type { ComponentChildren } from 'preact'
import type { Visit } from '../access/index.ts'
import { Button, Empty, Section, Stack, Title } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { formatDay, londonDay } from '../time/index.ts'
import { allocatedTo, placeOfManager } from './start-store.ts'

/** Children with you or your team, newest first, with why. */
export async function practitionersPage(visit: Visit) {
  const rows = await visit.withActor('work with a child', allocatedTo)
  const today = londonDay(visit.now)
  const mine = rows.filter((row) => row.workerId === visit.actor.workerId)
  const teams = rows.filter((row) => row.workerId !== visit.actor.workerId)
  const list = (some: typeof rows) => (
    <ul class="ds-list">
      {some.map((row) => (
        <li>
          <p class="ds-row__name">
            <a href={`/children/${row.personId}`}>{personLabel(row, today)}</a>
          </p>
          <p class="ds-meta">
            {row.why}, since {formatDay(row.since, today)}. {row.locality}.
          </p>
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
          <Section title="With you" id="mine">
            {mine.length === 0 ? <Empty>No child is with you by name.</Empty> : list(mine)}
          </Section>
          <Section title="With your team" id="team">
            {teams.length === 0 ? <Empty>No child waits with your team.</Empty> : list(teams)}
          </Section>
        </>
      ),
    },
  }
}

/** "3 children are with you, and 2 with your team that nobody has yet." */
function howMany(mine: number, teams: number): string {
  const are = (n: number) => (n === 0 ? 'No child is' : n === 1 ? 'One child is' : `${n} children are`)
  if (mine + teams === 0) return 'No child is with you or your team.'
  return `${are(mine)} with you. ${are(teams)} with your team, and with nobody by name yet.`
}

/** The page of the place that a neighbourhood manager runs. */
export async function ownPlace(visit: Visit): Promise<string> {
  const place = await visit.withActor('run a place', placeOfManager)
  return place ? `/places/${place}` : '/places'
}

/** A start page, and under it the way to what is done a few times a year. */
export function WithImports({ children }: { children: ComponentChildren }) {
  return (
    <Stack>
      <div>{children}</div>
      <Section title="Now and then" id="now-and-then">
        <p>
          <a class="govuk-link govuk-link--no-visited-state" href="/imports">
            Import a file
          </a>
          : contacts and referrals from Annex A, or a children in need census.
        </p>
      </Section>
    </Stack>
  )
}
