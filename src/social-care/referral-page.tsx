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
import { type Answers, Empty, Facts, list, Purpose, Section, Side, SidePanel, Stack, Title, Two, text } from '../govuk/index.ts'
import { allocationsOf, listPeople, mayAllocate, personLabel, standingOn, waitingToTake } from '../people/index.ts'
import { formatTableDay, londonDay, whenWords } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Census, censusOf, censusWords } from './census.ts'
import { CensusForm } from './census-form.tsx'
import { referralSteps } from './chapter.ts'
import { movesOf } from './child-store.ts'
import { recordCensus } from './record-census.ts'
import { Later, Siblings, TheWorry, WithWhomNow } from './referral-parts.tsx'
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

export type ReferralView = Awaited<ReturnType<typeof readReferral>>

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
