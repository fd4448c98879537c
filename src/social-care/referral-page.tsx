import {
  type FormPage,
  get,
  may,
  post,
  purposes,
  type Route,
  type Start,
  showForm,
  submitForm,
  type Visit,
} from '../access/index.ts'
import { purposeOf } from '../children/index.ts'
import { allOf } from '../database/together.ts'
import {
  type Answers,
  Empty,
  Facts,
  list,
  Purpose,
  Said,
  Section,
  Side,
  SidePanel,
  Stack,
  Title,
  Two,
  text,
} from '../govuk/index.ts'
import {
  allocationsOf,
  listPeople,
  mayAllocate,
  type Person,
  personLabel,
  standingOn,
  waitingToTake,
  withWhom,
} from '../people/index.ts'
import { kindName } from '../rulebook/index.ts'
import { formatTableDay, londonDay, whenWords } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Census, censusOf, censusWords } from './census.ts'
import { CensusForm } from './census-form.tsx'
import { referralSteps } from './chapter.ts'
import { movesOf } from './child-store.ts'
import { recordCensus } from './record-census.ts'
import { familyReferrals, linkedContacts, openReferral, wordsOfContact } from './referral-store.ts'

async function readReferral(work: Work, reference: string) {
  const referral = await openReferral(work, reference)
  const { personId } = referral
  const { family, words, allocations, waiting, mayGive, linked, moves } = await allOf({
    family: familyReferrals(work, referral),
    words: wordsOfContact(work, referral.contactId),
    allocations: allocationsOf(work, [personId]),
    mayGive: mayAllocate(work, personId),
    waiting: waitingToTake(work, [personId]),
    linked: linkedContacts(work, referral.id),
    moves: movesOf(work, [referral.id]),
  })
  const people = await listPeople(work, [...new Set([personId, ...family.map((row) => row.personId)])])
  return {
    referral,
    family,
    people: new Map(people.map((person) => [person.id, person])),
    words: new Map(words.map((row) => [row.part, row])),
    allocations: standingOn(allocations, londonDay(work.now)).filter(({ why }) => referralSteps.some((step) => step === why)),
    mayGive,
    mayTake: waiting.some(({ why }) => why === referral.step),
    linked,
    moves,
    canChange: may(work, 'decide contact') && !referral.closedAt,
  }
}

type View = Awaited<ReturnType<typeof readReferral>>

/** A referral: one child taken forward. Its words are the contact's; nothing is typed again. */
async function showReferral(visit: Visit, { kept, problems, clash }: Start<Census>) {
  const given = kept && censusOfAnswers(kept)
  const purpose = purposeOf(visit)
  const view = await visit.withActor(purpose, (work) => readReferral(work, visit.params.reference!))
  const { referral, canChange, linked, moves } = view
  const moved = new Set(moves.map(({ contactId }) => contactId))
  const [movers, others] = [linked.filter(({ id }) => moved.has(id)), linked.filter(({ id }) => !moved.has(id))]
  const today = londonDay(visit.now)
  const child = view.people.get(referral.personId)
  const label = child ? personLabel(child, today) : 'A child'
  const census = censusOf(referral)
  return {
    page: {
      title: `Referral: ${label}`,
      section: 'contacts' as const,
      back: child ? { href: `/children/${child.id}`, text: label } : undefined,
      body: (
        <>
          <Purpose why={purposes[purpose]} whyHref="/permissions" />
          <Title say={`Referral ${referral.reference}, ${referral.step}, received ${whenWords(referral.receivedAt, visit.now)}.`}>
            {label}
          </Title>
          <Facts
            items={[
              {
                term: 'Step',
                value: [
                  capital(referral.step),
                  ...moves.slice(-1).map(({ fromStep, movedAt }) => `after ${fromStep}, since ${whenWords(movedAt, visit.now)}`),
                ].join(', '),
              },
              { term: 'Now', value: referral.closedAt ? `Closed ${formatTableDay(londonDay(referral.closedAt))}` : 'Open' },
              referral.closedAt && {
                term: 'Ended with',
                value: referral.noFurtherAction ? 'No further action' : (referral.closedWhy ?? 'Not recorded'),
              },
              { term: 'Place', value: referral.place ?? 'Not placed yet' },
              { term: 'Family', value: referral.familyNumber },
              {
                term: 'Taken forward by',
                value: referral.recordedByName ?? (referral.imported ? 'Another system' : 'Not recorded'),
              },
            ]}
          />
          <Two>
            <Stack>
              <TheWorry view={view} visit={visit} />
              {movers.length > 0 && (
                <Section title="Moved this referral on" id="moved" end={`${movers.length}`}>
                  <Later contacts={movers} now={visit.now} />
                </Section>
              )}
              <Section
                title="Would have been a referral"
                id="linked"
                end={others.length > 0 ? `${others.length} since ${formatTableDay(londonDay(referral.receivedAt))}` : ''}
              >
                {others.length === 0 ? (
                  <Empty>
                    No later contact about this child. One that comes while this is open is linked here, and makes no second
                    referral.
                  </Empty>
                ) : (
                  <Later contacts={others} now={visit.now} />
                )}
              </Section>
            </Stack>
            <Side label="Beside the referral">
              {canChange ? (
                <CensusForm
                  visit={visit}
                  reference={referral.reference}
                  version={clash?.version ?? referral.version}
                  census={given ?? census}
                  theirs={clash?.theirs}
                  problems={problems}
                />
              ) : (
                <SidePanel title="For the census">
                  <Facts down items={censusWords(census)} />
                </SidePanel>
              )}
              <WithWhomNow view={view} />
              <Siblings view={view} today={today} />
            </Side>
          </Two>
        </>
      ),
    },
  }
}

function Later({ contacts, now }: { contacts: View['linked']; now: Date }) {
  return (
    <ul class="ds-list">
      {contacts.map((contact) => (
        <li class="ds-row">
          <p>
            <a class="govuk-link govuk-link--no-visited-state" href={`/contacts/${contact.reference}`}>
              {kindName(contact.kind)}
            </a>
            <span class="ds-b ds-meta">
              {contact.agency}, {whenWords(contact.receivedAt, now)}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

const told = [
  ['going well', 'What is going well'],
  ['agreed', 'What was agreed'],
  ['reason', 'Why it was taken forward'],
  ['note', 'Added later'],
] as const

function TheWorry({ view: { referral, words }, visit }: { view: View; visit: Visit }) {
  const worry = words.get('worry')
  const from = `${kindName(referral.contactKind)} from ${referral.agency ?? 'somebody'}, ${whenWords(referral.contactReceivedAt, visit.now)}`
  return (
    <Section
      title="The worry"
      id="worry"
      end={
        <a class="govuk-link" href={`/contacts/${referral.contactReference}`}>
          The contact, {referral.contactReference}
        </a>
      }
    >
      {worry ? (
        <Said by={from}>{worry.words}</Said>
      ) : (
        <p>{referral.imported ? `Not recorded: this came from a file. ${from}.` : `The words are not yours to read. ${from}.`}</p>
      )}
      {worry?.notForFamily && (
        <p>
          <span class="govuk-tag govuk-tag--late">These words must not reach the family</span>
        </p>
      )}
      {told.map(
        ([part, title]) =>
          words.has(part) && (
            <>
              <h3 class="ds-h3">{title}</h3>
              <p class="ds-p">{words.get(part)!.words}</p>
            </>
          ),
      )}
    </Section>
  )
}

/** Who has the child for this referral now, and the way to give the child to somebody. */
function WithWhomNow({ view: { referral, allocations, mayGive, mayTake } }: { view: View }) {
  if (referral.closedAt) return null
  return (
    <SidePanel title="With whom">
      {allocations.length === 0 ? <p>Nobody has this child yet.</p> : null}
      {allocations.map((row) => (
        <p>
          {withWhom(row)}
          <span class="ds-b ds-meta">Since {formatTableDay(row.validFrom)}</span>
        </p>
      ))}
      {(mayGive || mayTake) && (
        <p>
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={`/children/${referral.personId}/allocation?why=${encodeURIComponent(referral.step)}`}
          >
            {!mayGive
              ? 'Take this child'
              : allocations.length === 0
                ? 'Give the child to somebody'
                : 'Give the child to somebody else'}
          </a>
        </p>
      )}
    </SidePanel>
  )
}

function Siblings({ view: { family, people, referral }, today }: { view: View; today: string }) {
  const name = (person: Person | undefined) => (person ? personLabel(person, today) : 'A child')
  return (
    <SidePanel title={`Family ${referral.familyNumber}`} icon="house">
      {family.length === 0 ? (
        <p class="ds-meta">No other referral has this family number.</p>
      ) : (
        <ul class="ds-list">
          {family.map((row) => (
            <li class="ds-row">
              <p>
                <a class="govuk-link govuk-link--no-visited-state" href={`/referrals/${row.reference}`}>
                  {name(people.get(row.personId))}
                </a>
                <span class="ds-b ds-meta">
                  {row.reference}, {row.step},{' '}
                  {row.closedAt
                    ? `closed ${formatTableDay(londonDay(row.closedAt))}`
                    : `open since ${formatTableDay(londonDay(row.receivedAt))}`}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  )
}

const censusOfAnswers = (answers: Answers): Census => ({
  source: text(answers, 'source'),
  primaryNeed: text(answers, 'primaryNeed'),
  ethnicity: text(answers, 'ethnicity'),
  disabilities: list(answers, 'disabilities'),
})

/** The census answers are a form on the page of the referral. */
const censusForm: FormPage<Census> = {
  purpose: 'decide contacts',
  show: showReferral,
  act: async (work, { params, form: { answers, version } }) => {
    const { problems } = await recordCensus(work, params.reference!, Number(version), censusOfAnswers(answers))
    return problems.length > 0 ? { problems } : { to: `/referrals/${params.reference}` }
  },
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const referralPages: Route[] = [
  get('/referrals/:reference', (visit) => showForm(visit, censusForm)),
  post('/referrals/:reference/census', (visit) => submitForm(visit, censusForm)),
]
