import { Section, Stack, Table, Title } from '../govuk/index.ts'
import { codeName, workerRoles } from '../rulebook/index.ts'
import { rolesOfPeople } from './accounts.ts'
import { reachWords } from './explain.ts'
import { purposes } from './permissions.ts'
import { get, type Route } from './visit.ts'

/** Who can see what: the permission table as it stands, by role, for everybody who is signed in. */
export const permissionsPages: Route[] = [
  get('/permissions', async (visit) => ({
    page: {
      title: 'Who can see what',
      body: (
        <>
          <Title say="Nothing is open until a row here opens it. The database holds to the same table.">Who can see what</Title>
          <p class="ds-p">
            You are here as {codeName(workerRoles, visit.actor.role).toLowerCase()}. Every visit to a child’s record is written
            down with its purpose, and the family may ask to see who came. A record that is restricted is not there for anybody
            without the row for it.
          </p>
          <Stack>
            {[...rolesOfPeople]
              .sort((a, b) => Number(b === visit.actor.role) - Number(a === visit.actor.role))
              .map((role) => (
                <Section title={codeName(workerRoles, role)} id={role}>
                  <Table
                    caption={`What a ${codeName(workerRoles, role).toLowerCase()} may do`}
                    captionClasses="govuk-visually-hidden"
                    head={[{ text: 'May' }, { text: 'Which' }, { text: 'Row' }]}
                    rows={visit.permissions.rows
                      .filter((row) => row.role === role)
                      .map((row) => [
                        { text: visit.permissions.actions[row.action]!.say },
                        {
                          text: [reachWords[row.reach], row.purpose && `only ${purposes[row.purpose]}`, row.note]
                            .filter(Boolean)
                            .join('. '),
                        },
                        { text: row.id },
                      ])}
                  />
                </Section>
              ))}
          </Stack>
        </>
      ),
    },
  })),
]
