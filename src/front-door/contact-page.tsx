import { get, may, post, purposes, type Route, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { Also, type Answers, Clock, type Problem, Purpose, Stack, Title, Two, text } from '../govuk/index.ts'
import { Unlisted } from '../people/index.ts'
import { kindName, sourceName } from '../rulebook/index.ts'
import { whenWords } from '../time/index.ts'
import type { Work } from '../work.ts'
import { keepApart, mayBeKnown } from './compare-children.ts'
import { childrenLabel } from './contact.ts'
import { there } from './contact-acts.ts'
import { Decided } from './contact-decided.tsx'
import { Slower, withoutBox } from './contact-slower.tsx'
import { Told } from './contact-told.tsx'
import { type ContactView, purposeOf, readAll } from './contact-view.ts'
import { DecisionForm, type DecisionView } from './decision-form.tsx'
import { MayBeKnown } from './may-be-known.tsx'
import { RingAndTell } from './ring-and-tell.tsx'
import { aged, clockOf, firstWords } from './words.ts'

async function readWithKnown(work: Work, visit: Visit) {
  const view = await readAll(work, visit.params.reference!)
  const compares = view.canDecide && view.children.some((child) => child.toCompare)
  return { view, known: compares ? await mayBeKnown(work, view.contact.id) : [] }
}

export async function showContact(
  visit: Visit,
  more: { problems?: readonly Problem[]; answers?: Answers; slower?: boolean } = {},
) {
  const purpose = purposeOf(visit)
  const decides = may({ actor: visit.actor, purpose: 'decide contacts' }, 'decide contact')
  const asked = !more.answers && decides ? visit.draft(`/contacts/${visit.params.reference!.toUpperCase()}/decision`) : undefined
  const [{ view, known }, draft] = await Promise.all([visit.withActor(purpose, (work) => readWithKnown(work, visit)), asked])
  const kept = more.answers ?? draft?.words
  const { contact, reopened, unsettled } = view
  const label = childrenLabel(
    view.children.map((child) => aged(child, visit.now)),
    { unsettled, nobodyNamed: contact.nobodyNamed },
  )
  // a contact reopened, and not decided since, is due by the clock that began then
  const again = view.decisions.length > 0 && contact.waitingId && !contact.waitingDecidedAt
  const clock = clockOf(
    again
      ? { receivedAt: reopened ?? contact.receivedAt, dueAt: contact.waitingDueAt }
      : { ...contact, decidedAt: view.decisions.at(-1)?.decidedAt ?? contact.closedAt },
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
      failed: (more.problems?.length ?? 0) > 0 || more.slower === true,
      body: (
        <>
          <Purpose why={purposes[purpose]} whyHref="/permissions" />
          <Title
            say={`${kindName(view.contact.kind)} from ${view.contact.agency ?? sourceName(view.contact.sourceCode)}, received ${whenWords(view.contact.receivedAt, visit.now)}. ${view.contact.reference}`}
            end={clock ? <Clock {...clock} big /> : <span class="ds-meta">Imported: no clock runs</span>}
          >
            {label}
          </Title>
          {(more.slower || (kept && (contact.closedAt || withoutBox(view, kept, visit.now).length > 0))) && (
            <Slower view={view} kept={kept ?? {}} now={visit.now} />
          )}
          {again && (
            <p class="govuk-inset-text">
              {reopened ? (
                <>
                  Reopened {whenWords(reopened, visit.now)}, because a disagreement changed the decision.{' '}
                  <a class="govuk-link" href="#disagreement">
                    See who disagreed, and how it was settled
                  </a>
                </>
              ) : (
                'It was decided, and then moved to another child, so it waits for a new decision. What the decision began for the first child ends with the new one.'
              )}
            </p>
          )}
          <Unlisted visit={visit} />
          <Danger danger={view.contact.danger} whom={view.whom} />
          <Unsettled view={view} />
          <Besides view={view} now={visit.now} />
          <MayBeKnown children={known} contact={contact} visit={visit} />
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

function decisionView(view: ContactView, kept: Answers | undefined, problems: readonly Problem[]): DecisionView {
  return { ...view, kept: kept ?? {}, problems }
}

function Danger({ danger, whom }: { danger: string; whom: ContactView['whom'] }) {
  if (danger === 'no') return null
  return (
    <div class="ds-danger">
      <b>{danger === 'now' ? 'Somebody is in danger now.' : 'Somebody may be in danger today.'}</b>{' '}
      {whom ? <RingAndTell whom={whom} /> : 'Decide this before what is due later.'}
    </div>
  )
}

/** Children named whom nobody has settled yet, and where to do it. */
function Unsettled({ view: { unsettled, contact, canDecide } }: { view: ContactView }) {
  if (unsettled.length === 0) return null
  return (
    <Also
      title="Children not settled yet."
      say={`Named as ${unsettled.map(({ name, born }) => [name, born].filter(Boolean).join(', ')).join('; ')}. A decision waits for this.`}
      items={canDecide ? [{ text: 'Say who they are', href: `/contacts/${contact.reference}/children` }] : []}
    />
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

export const contactPages: Route[] = [
  post('/contacts/:reference/compared', (visit) =>
    there(visit, async (work, id) => {
      const child = text(visit.form.answers, 'child')
      if (!isId(child)) refuse('not-found')
      await keepApart(work, id, child)
    }),
  ),
  get('/contacts/:reference', (visit) => showContact(visit)),
]
