import type { Visit } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import { Button, Details, Empty, Pagination, Said, Section, Side, SidePanel, Stack, Tag, Title, Two } from '../govuk/index.ts'
import { Unlisted } from '../people/index.ts'
import { isOutcomeId, kindName, outcome } from '../rulebook/index.ts'
import { whenWords } from '../time/index.ts'
import { childrenLabel } from './contact.ts'
import { outcomeOfDisagreement } from './disagreement.ts'
import { hoursOf } from './door-store.ts'
import { broughtAndShut, listOwn, type OwnRow } from './mine-store.ts'
import { aged } from './words.ts'

/** The first page of a partner: what their agency brought, and what the front door answered, in the decider's words. */
export async function partnersPage(visit: Visit) {
  const page = Math.max(1, Math.min(1000, Number.parseInt(visit.query.page ?? '1', 10) || 1))
  const mine = visit.withActor('take part', (work) =>
    allOf({ own: listOwn(work, page), shut: broughtAndShut(work), hours: hoursOf(work) }),
  )
  const [{ own, shut, hours }, drafts] = await Promise.all([mine, visit.unfinished()])
  const { phone } = hours
  // past the last page: what was there moved up
  if (page > 1 && own.rows.length === 0) return { to: '/' }
  const waiting = own.rows.filter((row) => row.waits)
  const answered = own.rows.filter((row) => !row.waits)
  const name = (row: OwnRow) =>
    childrenLabel(
      row.children.map((child) => aged(child, visit.now)),
      row,
    )
  const answer = (row: OwnRow) => (
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
      {row.disagreement && (
        <p>
          You disagreed.{' '}
          <a class="govuk-link" href={`/contacts/${row.reference}#disagreement`}>
            {row.disagreement.open ? 'It is not settled yet' : outcomeOfDisagreement(row.disagreement.outcome)}
          </a>
          .
        </p>
      )}
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
          <Unlisted visit={visit} />
          <Two>
            <Stack>
              <Section title="Waiting for an answer" id="waiting" end={own.waiting > 0 ? `${own.waiting}` : ''}>
                {own.waiting === 0 && <Empty>Nothing of yours is waiting.</Empty>}
                {own.waiting > 0 && waiting.length === 0 && (
                  <p>
                    <a class="govuk-link" href="/">
                      {own.waiting === 1 ? 'It is' : 'They are'} on the first page
                    </a>
                    : what waits comes before what is answered.
                  </p>
                )}
                {waiting.map((row) => (
                  <p>
                    <a class="govuk-link" href={`/contacts/${row.reference}`}>
                      {name(row)}
                    </a>
                    , {kindName(row.kind).toLowerCase()}, {whenWords(row.receivedAt, visit.now)}.{' '}
                    {row.answer && 'Opened again, for a new decision. '}
                    {row.withName ? `${row.withName} is reading it.` : 'Not picked up yet.'}
                  </p>
                ))}
              </Section>
              <Section title="Answered" id="answered" end={own.answered > 0 ? `${own.answered} in all` : ''}>
                {own.answered === 0 && <Empty>No answer yet. The front door has one working day.</Empty>}
                {own.answered > 0 && answered.length === 0 && (
                  <p>
                    <a class="govuk-link" href={`/?page=${page + 1}`}>
                      {own.answered === 1 ? 'It comes' : 'They come'} on a page after this one
                    </a>
                    : what waits comes before what is answered.
                  </p>
                )}
                {answered.slice(0, 6).map(answer)}
                {answered.length > 6 && (
                  <Details summaryText={`Earlier answers on this page: ${answered.length - 6}`}>
                    {answered.slice(6).map(answer)}
                  </Details>
                )}
              </Section>
              {shut.length > 0 && (
                <Section title="Not shown here any more" id="shut" end={`${shut.length}`}>
                  <p>
                    Only a few people may open what you brought as {shut.join(', ')}. It is not lost. Ring the front door
                    {phone ? ` on ${phone}` : ''} with the reference to hear what became of it, or to add something.
                  </p>
                </Section>
              )}
              {(page > 1 || own.more) && (
                <Pagination
                  landmarkLabel="More conversations"
                  previous={page > 1 ? { href: `/?page=${page - 1}` } : undefined}
                  next={own.more ? { href: `/?page=${page + 1}` } : undefined}
                />
              )}
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
              <SidePanel title="If you disagree">
                <p>
                  Open the conversation: the way to say so stands under the answer.{' '}
                  <a class="govuk-link" href="/disagreements">
                    What your agency disagreed with
                  </a>
                </p>
              </SidePanel>
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
