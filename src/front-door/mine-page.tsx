import type { Visit } from '../access/index.ts'
import { Button, Details, Empty, Said, Section, Side, SidePanel, Stack, Tag, Title, Two } from '../govuk/index.ts'
import { isOutcomeId, outcome } from '../rulebook/index.ts'
import { childrenLabel } from './contact.ts'
import { keptForms } from './drafts.ts'
import { listOwn } from './mine-store.ts'
import { aged, kindName, whenWords } from './words.ts'

/** The first page of a partner: what their agency brought, and what the front door answered, in the decider's words. */
export async function partnersPage(visit: Visit) {
  const rows = await visit.withActor('take part', (work) => listOwn(work))
  const drafts = await visit.withActor('keep words', keptForms)
  const waiting = rows.filter((row) => !row.answer)
  const answered = rows.filter((row) => row.answer)
  const name = (row: (typeof rows)[number]) =>
    childrenLabel(
      row.children.map((child) => aged(child, visit.now)),
      row,
    )
  const answer = (row: (typeof rows)[number]) => (
    <article class="ds-reply">
      <h3 class="ds-h3">
        <a class="govuk-link" href={`/contacts/${row.reference}`}>
          {name(row)}
        </a>{' '}
        <Tag text={row.outcome && isOutcomeId(row.outcome) ? outcome(row.outcome).name : 'Answered'} classes="govuk-tag--done" />
      </h3>
      <Said
        small
        by={`${row.answeredBy ?? 'The front door'}, ${whenWords(row.answeredAt!, visit.now)}. You asked ${whenWords(row.receivedAt, visit.now)}.`}
      >
        {row.answer}
      </Said>
    </article>
  )
  return {
    page: {
      title: 'Your conversations',
      section: 'today' as const,
      body: (
        <>
          <Title
            say={`${visit.actor.agency}. What you and your colleagues brought to the front door, and what it answered.`}
            end={<Button text="Tell the front door" href="/contacts/new" />}
          >
            Your conversations
          </Title>
          {visit.query.recorded && (
            <p class="govuk-inset-text" role="status">
              Thank you. Your words are with the front door as {visit.query.recorded}. The answer comes here.
            </p>
          )}
          <Two>
            <Stack>
              <Section title="Waiting for an answer" id="waiting" end={waiting.length > 0 ? `${waiting.length}` : ''}>
                {waiting.length === 0 && <Empty>Nothing of yours is waiting.</Empty>}
                {waiting.map((row) => (
                  <p>
                    <a class="govuk-link" href={`/contacts/${row.reference}`}>
                      {name(row)}
                    </a>
                    , {kindName(row.kind).toLowerCase()}, {whenWords(row.receivedAt, visit.now)}.{' '}
                    {row.withName ? `${row.withName} is reading it.` : 'Not picked up yet.'}
                  </p>
                ))}
              </Section>
              <Section title="Answered" id="answered" end={answered.length > 0 ? `${answered.length}` : ''}>
                {answered.length === 0 && <Empty>No answer yet. The front door has one working day.</Empty>}
                {answered.slice(0, 6).map(answer)}
                {answered.length > 6 && (
                  <Details summaryText={`${answered.length - 6} answered before`}>{answered.slice(6).map(answer)}</Details>
                )}
              </Section>
            </Stack>
            <Side label="Beside your conversations">
              {drafts.length > 0 && (
                <SidePanel title="Unfinished" look="filled">
                  {drafts.map((draft) => (
                    <p>
                      <a class="govuk-link" href={draft.href}>
                        {draft.name}
                      </a>
                      , kept as you typed it.
                    </p>
                  ))}
                </SidePanel>
              )}
              <SidePanel title="If a child is in danger now">
                <p>Ring 999 first. Then ring the front door; do not wait for the form.</p>
              </SidePanel>
              <SidePanel title="Not sure?">
                <p>
                  You can talk a worry through without naming anybody.{' '}
                  <a class="govuk-link" href="/threshold">
                    The threshold of need
                  </a>{' '}
                  shows what helps when.
                </p>
              </SidePanel>
            </Side>
          </Two>
        </>
      ),
    },
  }
}
