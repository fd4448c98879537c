import {
  get,
  type Outcome,
  type PageParts,
  post,
  type Reply,
  type Route,
  requirePermission,
  type Visit,
} from '../access/index.ts'
import { type Clash, clashOf } from '../access/version.ts'
import { refuse } from '../errors.ts'
import { Button, type Problem, Section, Stack, Tag, Title } from '../govuk/index.ts'
import { agencyTypes, codeName, contactSources, teamTypes } from '../rulebook/index.ts'
import type { Work } from '../work.ts'
import type { AgencyWords, TeamWords } from './agency.ts'
import { changeAgency, changeTeam, makeAgency, makeTeam } from './agency-acts.ts'
import { AgencyForm, agencyOf, TeamForm, teamOfAnswers } from './agency-forms.tsx'
import { type AgencyRow, readAgencies, readTeams, type TeamRow } from './agency-store.ts'

const purpose = 'look after the system'
const link = 'govuk-link govuk-link--no-visited-state'
const list = { href: '/agencies', text: 'Agencies' }
type Again<Words> = { problems?: readonly Problem[]; clash?: Clash<Words> | undefined }

/** Agencies and their teams, for the administrator: a list, and one page for each job. */
export const setUpPages: Route[] = [
  get('/agencies', async (visit) => {
    const { agencies, teams } = await read(visit, async (work) => ({
      agencies: await readAgencies(work),
      teams: await readTeams(work),
    }))
    return page('Agencies and their teams', <Agencies agencies={agencies} teams={teams} />, { href: '/', text: 'Today' })
  }),

  get('/agencies/new', (visit) => newAgency(visit)),
  post('/agencies/new', (visit) =>
    save(
      visit,
      (work) => makeAgency(work, agencyOf(visit.form.answers)),
      () => '/agencies',
      (again: Again<AgencyWords>) => newAgency(visit, again),
    ),
  ),

  get('/agencies/:agency', (visit) => oneAgency(visit)),
  post('/agencies/:agency', (visit) =>
    save(
      visit,
      (work) => changeAgency(work, visit.params.agency!, agencyOf(visit.form.answers), shownTo(visit)),
      () => '/agencies',
      (again: Again<AgencyWords>) => oneAgency(visit, again),
    ),
  ),

  get('/agencies/:agency/teams/new', (visit) => newTeam(visit)),
  post('/agencies/:agency/teams/new', (visit) =>
    save(
      visit,
      (work) => makeTeam(work, visit.params.agency!, teamOfAnswers(visit.form.answers)),
      () => '/agencies',
      (again: Again<TeamWords>) => newTeam(visit, again),
    ),
  ),

  get('/agencies/:agency/teams/:team', (visit) => oneTeam(visit)),
  post('/agencies/:agency/teams/:team', (visit) =>
    save(
      visit,
      (work) => changeTeam(work, visit.params.agency!, visit.params.team!, teamOfAnswers(visit.form.answers), shownTo(visit)),
      () => '/agencies',
      (again: Again<TeamWords>) => oneTeam(visit, again),
    ),
  ),
]

const shownTo = (visit: Visit) => Number(visit.form.version) || undefined
const sent = (visit: Visit) => Object.keys(visit.form.answers).some((name) => !name.startsWith('_'))

async function newAgency(visit: Visit, { problems = [] }: Again<AgencyWords> = {}): Promise<Reply> {
  await read(visit, async () => {})
  const body = (
    <AgencyForm
      title="Add an agency"
      button="Add the agency"
      back="/agencies"
      asked={{ visit, words: agencyOf(visit.form.answers), problems }}
    />
  )
  return page('Add an agency', body, list, problems)
}

async function oneAgency(visit: Visit, { problems = [], clash }: Again<AgencyWords> = {}): Promise<Reply> {
  const agency = await read(visit, (work) => findAgency(work, visit))
  // the kind of the agency of families and the public is not asked, so it is not among the answers
  const words = sent(visit)
    ? { ...agencyOf(visit.form.answers), ...(agency.kind === 'public' ? { kind: 'public' } : {}) }
    : agency
  const body = (
    <AgencyForm
      title={agency.name}
      say="Its teams and the people who work for it stay where they are."
      button="Save the agency"
      back="/agencies"
      asked={{ visit, words, version: agency.version, problems, clash }}
    />
  )
  return page(agency.name, body, list, problems, clash)
}

async function newTeam(visit: Visit, { problems = [] }: Again<TeamWords> = {}): Promise<Reply> {
  const agency = await read(visit, (work) => findAgency(work, visit))
  const body = (
    <TeamForm
      title="Add a team"
      say={`A team of ${agency.name}.`}
      button="Add the team"
      back="/agencies"
      asked={{ visit, words: teamOfAnswers(visit.form.answers), problems }}
    />
  )
  return page(`Add a team of ${agency.name}`, body, list, problems)
}

async function oneTeam(visit: Visit, { problems = [], clash }: Again<TeamWords> = {}): Promise<Reply> {
  const { agency, team } = await read(visit, async (work) => {
    const agency = await findAgency(work, visit)
    const team = (await readTeams(work, agency.id)).find(({ id }) => id === visit.params.team) ?? refuse('not-found')
    return { agency, team }
  })
  const body = (
    <TeamForm
      title={team.name}
      say={`A team of ${agency.name}. Who is in it follows from the posts of the places.`}
      button="Save the team"
      back="/agencies"
      asked={{ visit, words: sent(visit) ? teamOfAnswers(visit.form.answers) : team, version: team.version, problems, clash }}
    />
  )
  return page(team.name, body, list, problems, clash)
}

function Agencies({ agencies, teams }: { agencies: readonly AgencyRow[]; teams: readonly TeamRow[] }) {
  return (
    <>
      <Title
        say={`${agencies.length} agencies, ${teams.length === 1 ? '1 team' : `${teams.length} teams`}.`}
        end={<Button text="Add an agency" href="/agencies/new" />}
      >
        Agencies and their teams
      </Title>
      <Stack>
        {agencies.map((agency) => (
          <Section
            title={agency.name}
            id={`agency-${agency.id}`}
            end={
              <span class="ds-meta">
                <a class={link} href={`/agencies/${agency.id}`}>
                  Change<span class="govuk-visually-hidden"> {agency.name}</span>
                </a>
                {agency.kind !== 'public' && (
                  <>
                    {' · '}
                    <a class={link} href={`/agencies/${agency.id}/teams/new`}>
                      Add a team<span class="govuk-visually-hidden"> of {agency.name}</span>
                    </a>
                  </>
                )}
              </span>
            }
          >
            <p class="ds-p">
              {agency.kind === 'public' ? 'Whoever brings a worry for themselves' : codeName(agencyTypes, agency.kind)}
              {agency.sourceCode && `. Its contacts count as: ${codeName(contactSources, agency.sourceCode).toLowerCase()}`}
              {agency.phone && `. ${agency.phone}`}{' '}
              {agency.coreStatutory && <Tag text="Core statutory partner" classes="govuk-tag--door" />}
            </p>
            <Teams agency={agency} teams={teams.filter(({ agencyId }) => agencyId === agency.id)} />
          </Section>
        ))}
      </Stack>
    </>
  )
}

function Teams({ agency, teams }: { agency: AgencyRow; teams: readonly TeamRow[] }) {
  if (teams.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {teams.map((team) => (
        <li>
          <a class={link} href={`/agencies/${agency.id}/teams/${team.id}`}>
            {team.name}
          </a>
          , {codeName(teamTypes, team.kind).toLowerCase()}
        </li>
      ))}
    </ul>
  )
}

const read = <Found,>(visit: Visit, look: (work: Work) => Promise<Found>) =>
  visit.withActor(purpose, (work) => {
    requirePermission(work, 'manage agencies')
    return look(work)
  })

async function findAgency(work: Work, visit: Visit): Promise<AgencyRow> {
  return (await readAgencies(work)).find(({ id }) => id === visit.params.agency) ?? refuse('not-found')
}

/** Does an act, and leads on; or shows the form again with what to put right, or with what another wrote meanwhile. */
async function save<Words>(
  visit: Visit,
  act: (work: Work) => Promise<{ id: string; problems?: undefined } | { problems: Problem[] }>,
  to: () => string,
  again: (again: Again<Words>) => Promise<Reply>,
): Promise<Reply> {
  try {
    const outcome = await visit.submit(purpose, async (work): Promise<Outcome> => {
      const done = await act(work)
      return done.problems ? { problems: done.problems } : { to: to() }
    })
    return outcome.problems ? again({ problems: outcome.problems }) : { to: outcome.to }
  } catch (error) {
    const clash = clashOf<Words>(error)
    if (!clash) throw error
    return again({ clash })
  }
}

const page = (
  title: string,
  body: PageParts['body'],
  back: PageParts['back'],
  problems: readonly Problem[] = [],
  clash?: unknown,
): Reply => ({
  status: clash ? 409 : undefined,
  page: { title, body, back, section: 'access', failed: problems.length > 0 || clash !== undefined },
})
