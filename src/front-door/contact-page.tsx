import { get, may, purposes, type Route, type Visit, type Purpose as Why } from '../access/index.ts'
import { refuse } from '../errors.ts'
import {
  Actions,
  Also,
  type Answers,
  Button,
  Clock,
  Details,
  type Problem,
  Purpose,
  Said,
  Section,
  Stack,
  Table,
  Timeline,
  Title,
  Two,
} from '../govuk/index.ts'
import { codeName, familyAgrees, familyKnows, involvementRoles, isOutcomeId, outcome } from '../rulebook/index.ts'
import { thresholdInForce } from '../threshold/index.ts'
import { formatTableDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { childrenLabel, type Part, parts } from './contact.ts'
import { DecisionForm, type DecisionView } from './decision-form.tsx'
import { involvedWith } from './involved.ts'
import {
  answersOf,
  besides,
  decisionsOf,
  disagreementsOf,
  eventsOf,
  findByReference,
  localitiesOf,
  openContact,
  referralsOf,
  requestsOf,
  wordsOf,
} from './store.ts'
import { aged, clockOf, firstWords, kindName, sourceName, whenWords } from './words.ts'

export type ContactView = Awaited<ReturnType<typeof readAll>>

/** The contact that an address names, or nothing that one can see. */
export async function contactAt(work: Work, reference: string): Promise<string> {
  const id = await findByReference(work, reference.toUpperCase())
  if (!id) refuse('not-found', undefined, { kind: 'contact' })
  return id
}

/** Everything that stands on a contact's page. */
export async function readAll(work: Work, reference: string) {
  const id = await contactAt(work, reference)
  const { contact, children } = await openContact(work, id)
  return {
    contact,
    children,
    words: await wordsOf(work, id),
    decisions: await decisionsOf(work, id),
    answers: await answersOf(work, id),
    referrals: await referralsOf(work, id),
    beside: await besides(work, contact.householdId, id),
    requests: await requestsOf(work, id),
    disagreements: await disagreementsOf(work, id),
    events: await eventsOf(work, id),
    involved: await involvedWith(
      work,
      children.map((child) => child.id),
    ),
    threshold: await thresholdInForce(work, londonDay(work.now)),
    places: await localitiesOf(work),
    canDecide: may(work, 'decide contact') && !contact.closedAt,
  }
}

export async function showContact(visit: Visit, more: { problems?: readonly Problem[]; answers?: Answers; said?: string } = {}) {
  const purpose = purposeOf(visit)
  const view = await visit.withActor(purpose, (work) => readAll(work, visit.params.reference!))
  const kept =
    more.answers ?? (view.canDecide ? (await visit.draft(`/contacts/${view.contact.reference}/decision`))?.words : undefined)
  const label = childrenLabel(view.children.map((child) => aged(child, visit.now)))
  const clock = clockOf(
    { ...view.contact, dueAt: view.contact.dueAt, decidedAt: view.decisions.at(-1)?.decidedAt ?? view.contact.closedAt },
    visit.now,
  )
  return {
    page: {
      title: label,
      section: 'contacts' as const,
      back: {
        href: visit.actor.role === 'partner' ? '/' : '/contacts',
        text: visit.actor.role === 'partner' ? 'Your page' : 'Contacts',
      },
      failed: (more.problems?.length ?? 0) > 0,
      body: (
        <>
          <Purpose why={purposes[purpose]} whyHref="/permissions" />
          <Title
            say={`${kindName(view.contact.kind)} from ${view.contact.agency ?? sourceName(view.contact.sourceCode)}, received ${whenWords(view.contact.receivedAt, visit.now)}. ${view.contact.reference}`}
            end={clock ? <Clock {...clock} big /> : <span class="ds-meta">Imported: no clock runs</span>}
          >
            {label}
          </Title>
          {more.said && <p class="govuk-inset-text">{more.said}</p>}
          <Danger danger={view.contact.danger} />
          <Besides view={view} now={visit.now} />
          {view.canDecide ? (
            <Two split="decide">
              <Told view={view} visit={visit} />
              <DecisionForm view={decisionView(view, kept, more.problems ?? [])} visit={visit} />
            </Two>
          ) : (
            <Two>
              <Told view={view} visit={visit} />
              <Stack>
                <Decided view={view} visit={visit} />
              </Stack>
            </Two>
          )}
        </>
      ),
    },
  }
}

/** Why somebody of this role opens a contact. */
export function purposeOf({ actor }: Pick<Visit, 'actor'>): Why {
  if (actor.role === 'partner') return 'take part'
  if (actor.role === 'analyst') return 'rows behind a figure'
  if (actor.role === 'neighbourhood-manager') return 'run a place'
  return actor.role.startsWith('front-door') ? 'decide contacts' : 'work with a child'
}

function decisionView(view: ContactView, kept: Answers | undefined, problems: readonly Problem[]): DecisionView {
  return { ...view, kept: kept ?? {}, problems }
}

function Danger({ danger }: { danger: string }) {
  if (danger === 'no') return null
  return (
    <div class="ds-danger">
      <b>{danger === 'now' ? 'Somebody is in danger now.' : 'Somebody may be in danger today.'}</b>{' '}
      {danger === 'now' ? 'Ring 999 if that is not done, and tell the duty manager.' : 'Decide this before what is due later.'}
    </div>
  )
}

function Besides({ view: { beside }, now }: { view: ContactView; now: Date }) {
  const waiting = beside.contacts.filter((other) => other.waits)
  if (waiting.length === 0 && beside.offers === 0 && beside.referrals === 0) return <div id="besides" />
  const open = [
    beside.referrals > 0 && `${beside.referrals === 1 ? 'A referral is' : `${beside.referrals} referrals are`} open.`,
    beside.offers > 0 && 'Early help is open.',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <div id="besides">
      <Also
        title={waiting.length > 0 ? 'Also waiting on this household.' : 'Open on this household.'}
        say={open || 'Read them together.'}
        items={waiting.map((other) => ({
          text: `${other.agency ?? kindName(other.kind)}, ${whenWords(other.receivedAt, now)}: ${firstWords(other.worry ?? kindName(other.kind), 60)}`,
          href: `/contacts/${other.reference}`,
        }))}
      />
    </div>
  )
}

/** What was said: the newest words of each part, and older versions folded under them. */
function Told({ view, visit }: { view: ContactView; visit: Visit }) {
  const { contact, words } = view
  const newest = new Map(words.map((row) => [row.part as Part, row]))
  const older = words.filter((row) => newest.get(row.part as Part) !== row)
  const worry = newest.get('worry')
  const others = (['going well', 'agreed', 'note', 'family not told because'] as const).filter((part) => newest.has(part))
  return (
    <Stack>
      <Section
        title="The worry"
        id="worry"
        end={contact.bringerName ? `As ${contact.bringerAnonymous ? 'somebody' : contact.bringerName} said it` : ''}
      >
        {worry ? (
          <Said
            by={`${[contact.bringerName, contact.bringerRole, contact.bringerPhone].filter(Boolean).join(', ')}. Written down by ${worry.recordedByName ?? 'an import'}.`}
          >
            {worry.words}
          </Said>
        ) : (
          <p>{contact.imported ? 'Not recorded: this came from a file.' : 'The words of this contact are not yours to read.'}</p>
        )}
        {worry?.notForFamily && (
          <p>
            <span class="govuk-tag govuk-tag--late">These words must not reach the family</span>
          </p>
        )}
        <dl class="ds-told">
          {others.map((part) => (
            <div>
              <dt>{parts[part]}</dt>
              <dd>{newest.get(part)!.words}</dd>
            </div>
          ))}
          <div>
            <dt>Does the family know?</dt>
            <dd>
              {codeName(familyKnows, contact.familyKnows)}.{' '}
              {contact.familyAgrees !== 'not-asked' && `${codeName(familyAgrees, contact.familyAgrees)}.`}
            </dd>
          </div>
        </dl>
        {older.length > 0 && (
          <Details summaryText={`Earlier versions, ${older.length}`}>
            {older.map((row) => (
              <p>
                <b>{parts[row.part as Part]}</b>, {whenWords(row.recordedAt, visit.now)}, {row.recordedByName}: {row.words}
              </p>
            ))}
          </Details>
        )}
        {view.canDecide && (
          <Actions>
            <a class="govuk-link" href={`/contacts/${contact.reference}/change`}>
              Add or change words
            </a>
            {view.children.length > 0 && (
              <a class="govuk-link" href={`/contacts/${contact.reference}/move`}>
                Wrong child
              </a>
            )}
          </Actions>
        )}
      </Section>
      {view.canDecide && <Hands view={view} visit={visit} />}
      {view.canDecide && view.decisions.length > 0 && <Decided view={view} visit={visit} />}
      <Before view={view} />
      {view.children.length > 0 && (
        <Section title="Who is involved" id="involved">
          {view.children.map((child) => (
            <p>
              <a class="govuk-link" href={`/children/${child.id}`}>
                {child.givenName} {child.familyName}
              </a>
            </p>
          ))}
          <Table
            head={[{ text: 'Name' }, { text: 'Role' }, { text: 'Phone' }]}
            rows={view.involved.map((person) => [
              { text: person.workerName },
              { text: `${codeName(involvementRoles, person.role)}, ${person.agency}` },
              { text: person.phone ?? '' },
            ])}
          />
        </Section>
      )}
    </Stack>
  )
}

/** Whose contact it is now, and what it waits for. */
function Hands({ view: { contact, requests }, visit }: { view: ContactView; visit: Visit }) {
  const mine = contact.withWorkerId === visit.actor.workerId
  const waits = requests.filter((request) => !request.cameAt)
  return (
    <Section title="Who has this" id="hands">
      <p>
        {mine
          ? 'You have this contact.'
          : contact.withName
            ? `${contact.withName} has this contact.`
            : 'Nobody has picked this up yet.'}
      </p>
      <form method="post" action={`/contacts/${contact.reference}/with`}>
        {visit.fields()}
        <input type="hidden" name="from" value={contact.withWorkerId ?? ''} />
        <Actions>
          <Button
            classes="govuk-button--secondary"
            name="do"
            value={mine ? 'back' : 'take'}
            text={mine ? 'Hand it back' : contact.withName ? 'Take it over' : 'Pick it up'}
          />
        </Actions>
      </form>
      {waits.map((request) => (
        <form method="post" action={`/contacts/${contact.reference}/information/${request.id}`}>
          {visit.fields()}
          <p>
            <b>Asked and waiting:</b> {request.askedOf}, since {whenWords(request.askedAt, visit.now)}. The clock does not stop.
          </p>
          <Actions>
            <Button classes="govuk-button--secondary" text="It came" />
          </Actions>
        </form>
      ))}
      <form method="post" class="ds-to-press" action={`/contacts/${contact.reference}/information`}>
        {visit.fields()}
        <label class="govuk-label ds-over" for="of">
          Ask somebody for what is missing
        </label>
        <div class="ds-search">
          <input class="govuk-input" id="of" name="of" placeholder="Police, missing from home" />
          <Button classes="govuk-button--secondary" text="Note that we asked" />
        </div>
      </form>
    </Section>
  )
}

function Decided({ view, visit }: { view: ContactView; visit: Visit }) {
  const { decisions, words, answers, referrals, contact, disagreements } = view
  const [latest] = decisions
  const canConfirm = may({ actor: visit.actor, purpose: 'decide contacts' }, 'confirm decision')
  return (
    <>
      <Section title="The decision" id="decided">
        {decisions.length === 0 && (
          <p>{contact.imported ? 'Not recorded: this came from a file.' : 'Nobody has decided this yet.'}</p>
        )}
        {decisions.map((decision, index) => {
          const reason = words.find((row) => row.part === 'reason' && row.version === decision.version)
          return (
            <>
              <p>
                <b>{isOutcomeId(decision.outcome) ? outcome(decision.outcome).name : decision.outcome}</b>
                {index > 0 && ' (changed later)'}, level {decision.level ?? 'not recorded'}, clause{' '}
                {decision.clauseNumber ? (
                  <a class="govuk-link" href={`/threshold/${decision.clauseNumber}?version=${decision.thresholdVersion}`}>
                    {decision.clauseNumber}
                  </a>
                ) : (
                  'not recorded'
                )}
                {decision.thresholdVersion && ` of version ${decision.thresholdVersion}`}. {decision.decidedByName ?? ''},{' '}
                {whenWords(decision.decidedAt, visit.now)}.{decision.late && <span class="govuk-tag govuk-tag--late">Late</span>}
              </p>
              {decision.service && <p>Pointed to {decision.service}.</p>}
              {decision.offeredInName && <p>Offered in {decision.offeredInName}.</p>}
              {reason && <Said small>{reason.words}</Said>}
            </>
          )
        })}
        {latest && !latest.confirmedAt && (
          <form method="post" action={`/contacts/${contact.reference}/confirmation`}>
            {visit.fields()}
            <p>A second person confirms this decision before the contact can close.</p>
            {canConfirm && <Button classes="govuk-button--secondary" text="Confirm this decision" />}
          </form>
        )}
        {referrals.map((referral) => (
          <p>
            Referral{' '}
            <a class="govuk-link" href={`/referrals/${referral.reference}`}>
              {referral.reference}
            </a>
            : {referral.step}.
          </p>
        ))}
        {latest?.outcome === 'early-help-offered' &&
          may({ actor: visit.actor, purpose: 'decide contacts' }, 'allocate') &&
          view.children.map((child) => (
            <p>
              <a class="govuk-link" href={`/children/${child.id}/allocation?why=early+help`}>
                Who has {child.givenName || 'the child'}, and giving the child to somebody
              </a>
            </p>
          ))}
      </Section>
      <Section title="The answer" id="answered">
        {answers.length === 0 && (
          <p>
            {contact.imported
              ? 'Not recorded: this came from a file.'
              : `${contact.bringerName ?? 'Whoever brought this'} has not been answered yet. A contact stays open until they are.`}
          </p>
        )}
        {answers.map((answer) => (
          <Said
            small
            by={`To ${answer.toWhom}, ${whenWords(answer.toldAt ?? answer.answeredAt, visit.now)}, from ${answer.answeredByName}. ${answer.queuedAt && !answer.sentAt ? 'In the outbox; they see it on their own page now.' : ''}`}
          >
            {answer.words}
          </Said>
        ))}
        {view.canDecide && (
          <a class="govuk-link" href={`/contacts/${contact.reference}/answer`}>
            Write the answer
          </a>
        )}
      </Section>
      {(disagreements.length > 0 || decisions.length > 0) && (
        <Section title="Disagreement" id="disagreement">
          {disagreements.map((row) => (
            <p>
              {row.raisedByName}: {row.words}{' '}
              {row.resolvedAt ? (
                `Settled ${whenWords(row.resolvedAt, visit.now)}.`
              ) : (
                <a class="govuk-link" href={`/contacts/${contact.reference}/disagreements/${row.id}`}>
                  Settle it
                </a>
              )}
            </p>
          ))}
          {may({ actor: visit.actor, purpose: 'decide contacts' }, 'raise disagreement') && (
            <a class="govuk-link" href={`/contacts/${contact.reference}/disagreements`}>
              Somebody disagrees with this decision
            </a>
          )}
        </Section>
      )}
    </>
  )
}

/** What was before, on the same household. */
function Before({ view: { beside } }: { view: ContactView }) {
  const earlier = beside.contacts.filter((other) => !other.waits)
  if (earlier.length === 0) return null
  return (
    <Section title="Before now" id="before">
      <Timeline
        items={earlier.map((other) => ({
          when: formatTableDay(londonDay(other.receivedAt)),
          what: (
            <a
              class="govuk-link"
              href={`/contacts/${other.reference}`}
            >{`${other.agency ?? ''}: ${firstWords(other.worry ?? kindName(other.kind), 80)}`}</a>
          ),
          note: kindName(other.kind),
        }))}
      />
    </Section>
  )
}

export const contactPages: Route[] = [get('/contacts/:reference', (visit) => showContact(visit))]
