import {
  type FormPage,
  formPage,
  get,
  type PageParts,
  type Reply,
  type Route,
  requirePermission,
  type Start,
  type Visit,
} from '../access/index.ts'
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

/** Agencies and their teams, for the administrator: a list, and one page for each job. */
export const setUpPages: Route[] = [
  get('/agencies', async (visit) => {
    const { agencies, teams } = await read(visit, async (work) => ({
      agencies: await readAgencies(work),
      teams: await readTeams(work),
    }))
    return page('Agencies and their teams', <Agencies agencies={agencies} teams={teams} />, { href: '/', text: 'Today' })
  }),

  ...job<AgencyWords>('/agencies/new', newAgency, (work, visit) => makeAgency(work, agencyOf(visit.form.answers))),
  ...job<AgencyWords>('/agencies/:agency', oneAgency, (work, visit) =>
    changeAgency(work, visit.params.agency!, agencyOf(visit.form.answers), shownTo(visit)),
  ),
  ...job<TeamWords>('/agencies/:agency/teams/new', newTeam, (work, visit) =>
    makeTeam(work, visit.params.agency!, teamOfAnswers(visit.form.answers)),
  ),
  ...job<TeamWords>('/agencies/:agency/teams/:team', oneTeam, (work, visit) =>
    changeTeam(work, visit.params.agency!, visit.params.team!, teamOfAnswers(visit.form.answers), shownTo(visit)),
  ),
]

const shownTo = (visit: Visit) => Number(visit.form.version) || undefined

async function newAgency(visit: Visit, { problems }: Start<AgencyWords>): Promise<Reply> {
  await read(visit, async () => {})
  const body = (
    <AgencyForm
      title="Add an agency"
      button="Add the agency"
      back="/agencies"
      asked={{ visit, words: agencyOf(visit.form.answers), problems }}
    />
  )
  return page('Add an agency', body, list)
}

async function oneAgency(visit: Visit, { kept, problems, clash }: Start<AgencyWords>): Promise<Reply> {
  const agency = await read(visit, (work) => findAgency(work, visit))
  // the kind of the agency of families and the public is not asked, so it is not among the answers
  const words = kept ? { ...agencyOf(kept), ...(agency.kind === 'public' ? { kind: 'public' } : {}) } : agency
  const body = (
    <AgencyForm
      title={agency.name}
      say="Its teams and the people who work for it stay where they are."
      button="Save the agency"
      back="/agencies"
      asked={{ visit, words, version: agency.version, problems, clash }}
    />
  )
  return page(agency.name, body, list)
}

async function newTeam(visit: Visit, { problems }: Start<TeamWords>): Promise<Reply> {
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
  return page(`Add a team of ${agency.name}`, body, list)
}

async function oneTeam(visit: Visit, { kept, problems, clash }: Start<TeamWords>): Promise<Reply> {
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
      asked={{ visit, words: kept ? teamOfAnswers(kept) : team, version: team.version, problems, clash }}
    />
  )
  return page(team.name, body, list)
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

/** One page for one job, which leads back to the list. */
function job<Words>(
  path: string,
  show: FormPage<Words>['show'],
  act: (work: Work, visit: Visit) => Promise<{ id: string; problems?: undefined } | { problems: Problem[] }>,
): Route[] {
  return formPage<Words>(path, {
    purpose,
    show,
    act: async (work, visit) => {
      const done = await act(work, visit)
      return done.problems ? { problems: done.problems } : { to: '/agencies' }
    },
  })
}

const page = (title: string, body: PageParts['body'], back: PageParts['back']): Reply => ({
  page: { title, body, back, section: 'access' },
})
