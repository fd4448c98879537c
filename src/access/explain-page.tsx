import { isId } from '../database/ids.ts'
import { Button, Input, InsetText, Section, Select, Title } from '../govuk/index.ts'
import { codeName, workerRoles } from '../rulebook/index.ts'
import { listMemberships } from './accounts-store.ts'
import { type Explanation, explain, recordMeant } from './explain.ts'
import type { Action } from './permissions.ts'
import { requirePermission } from './require.ts'
import { get, type Route } from './visit.ts'

/** For administrators: why somebody can or cannot do something, and with which record. */
export const explainPages: Route[] = [
  get('/access/explain', async (visit) => {
    const { who, action, record = '' } = visit.query
    const { actions } = visit.permissions
    const isAction = (text: string | undefined): text is Action => text !== undefined && Object.hasOwn(actions, text)
    const { people, answer, lost } = await visit.withActor('answer a question', async (work) => {
      requirePermission(work, 'manage accounts')
      const people = await listMemberships(work)
      if (!isId(who) || !isAction(action)) return { people }
      const about = record.trim() ? await recordMeant(work, record) : undefined
      if (record.trim() && !about) return { people, lost: true }
      return { people, answer: await explain(work, { who, action, about }) }
    })
    const body = (
      <>
        <Title say="Asking about a record is written down as a visit to it. You are shown no name and no words.">
          Why can they see it, or not?
        </Title>
        <form method="get" action="/access/explain">
          <Select
            name="who"
            label={{ text: 'Who' }}
            value={who}
            items={people.map((m) => ({
              value: m.membershipId,
              text: `${m.name}, ${codeName(workerRoles, m.role).toLowerCase()}, ${m.agency}`,
            }))}
          />
          <Select
            name="action"
            label={{ text: 'Wants to' }}
            value={action}
            items={Object.entries(actions).map(([value, { say }]) => ({ value, text: say }))}
          />
          <Input
            name="record"
            label={{ text: 'Which record, if one is meant' }}
            hint={{ text: 'The reference of a contact or referral, such as K7M-4RT, or the address of a child’s page' }}
            classes="govuk-input--width-20"
            value={record}
            errorMessage={lost ? { text: 'There is no such record in this authority. Check the reference' } : undefined}
          />
          <Button text="Explain" />
        </form>
        {answer && <Answer answer={answer} />}
      </>
    )
    return {
      page: {
        title: 'Why can they see it, or not?',
        section: 'access',
        back: { href: '/access', text: 'Accounts' },
        failed: lost,
        body,
      },
    }
  }),
]

function Answer({ answer }: { answer: Explanation }) {
  return (
    <Section title={answer.allowed ? 'Yes, they can' : 'No, they cannot'} id="answer">
      <InsetText>
        {answer.sentences.map((sentence) => (
          <p class="ds-p">{sentence}</p>
        ))}
      </InsetText>
    </Section>
  )
}
