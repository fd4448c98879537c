import type { Reply, Visit } from '../access/index.ts'
import { Section, Stack, Tag, Title } from '../govuk/index.ts'
import { type Step, stepsOf } from './what-is-missing.ts'
import { readWhatIsThere } from './what-is-there.ts'

const link = 'govuk-link govuk-link--no-visited-state'

const jobs = [
  ['/access', 'Accounts', 'Who may sign in, as what, and between which days'],
  ['/agencies', 'Agencies and their teams', 'Whom you work with, and to whom children are given'],
  ['/places', 'Places', 'Localities, the areas they have, and the posts in them'],
  ['/authority', 'The authority', 'Its name, code, telephone number and hours'],
  ['/access/explain', 'Why somebody can or cannot see a record', 'The row of the permission table that decides'],
] as const

/** The administrator's first page: what is still missing, and gone when nothing is; then each job. */
export async function administratorsPage(visit: Visit): Promise<Reply> {
  const steps = stepsOf(await visit.withActor('look after the system', readWhatIsThere))
  const missing = steps.filter(({ done }) => !done)
  return {
    page: {
      title: missing.length > 0 ? 'Setting up' : 'Looking after Doorstep',
      section: 'today',
      body: (
        <>
          <Title
            say={
              missing.length > 0
                ? `${steps.length - missing.length} of ${steps.length} steps are done. ${missing[0]!.what} is next.`
                : 'Everything that people need to work here is set up.'
            }
          >
            {missing.length > 0 ? 'Setting up' : 'Looking after Doorstep'}
          </Title>
          <Stack>
            {missing.length > 0 && <Steps steps={steps} />}
            <Section title="Every job" id="jobs">
              <ul class="ds-list">
                {jobs.map(([href, text, say]) => (
                  <li class="ds-row">
                    <p>
                      <a class={link} href={href}>
                        {text}
                      </a>
                      <span class="ds-b ds-meta">{say}</span>
                    </p>
                  </li>
                ))}
              </ul>
            </Section>
          </Stack>
        </>
      ),
    },
  }
}

function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <Section title="Before people can work here" id="steps">
      <table class="ds-t ds-t--cards">
        <caption class="govuk-visually-hidden">What is there, and what is still missing</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">What is there</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ what, href, say, done }) => (
            <tr>
              <th scope="row">
                {href ? (
                  <a class={link} href={href}>
                    {what}
                  </a>
                ) : (
                  what
                )}
              </th>
              <td>{say}</td>
              <td>
                <Tag text={done ? 'Done' : 'Missing'} classes={done ? 'govuk-tag--done' : 'govuk-tag--soon'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
