import { requirePermission, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { type Answers, Button, ErrorSummary, errorSummary, type Problem, Stack, Title, text } from '../govuk/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { FoundList } from './found-list.tsx'
import { KeptAnswers } from './kept-answers.tsx'
import { type NewPerson, problemsWith } from './new-person.ts'
import { answersFrom, NewPersonFields, readNewPerson } from './new-person-form.tsx'
import { personLabel, personName } from './person.ts'
import { purposeOf } from './purpose.ts'
import { readRecord } from './reading.ts'
import { recordPerson } from './record-person.ts'
import { type Found, likelyMatches } from './search.ts'
import { findPerson } from './store.ts'

/** Somebody new. `with` is a person whose household they belong to; `find` what was searched for. */
export async function showNew(visit: Visit) {
  const { find = '', with: beside = '' } = visit.query
  const lives = await visit.withActor(purposeOf(visit), async (work) => {
    requirePermission(work, 'record person', { kind: 'person' })
    return isId(beside) ? personLabel(await findPerson(work, beside), londonDay(work.now)) : undefined
  })
  const kept = (await visit.draft('/children/new'))?.words
  const answers = find ? answersFrom(find, londonDay(visit.now)) : { ...(kept ?? {}), with: isId(beside) ? beside : '' }
  return form(visit, answers, [], lives)
}

function form(visit: Visit, answers: Answers, problems: readonly Problem[], lives?: string) {
  return {
    page: {
      title: 'Add somebody',
      section: 'children' as const,
      failed: problems.length > 0,
      back: { href: '/children', text: 'Find a child' },
      body: (
        <form method="post" action="/children/new" novalidate data-keep="draft">
          {visit.fields()}
          {text(answers, 'with') && <input type="hidden" name="with" value={text(answers, 'with')} />}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say="A name is enough. People who may be the same are shown before anything is kept.">Add somebody</Title>
          <NewPersonFields answers={answers} problems={problems} lives={lives} />
          <Button text="Continue" />
        </form>
      ),
    },
  }
}

/** First who it may be; recorded when somebody says that it is none of them, or when nobody is like them. */
export async function saveNew(visit: Visit) {
  const { answers } = visit.form
  const today = londonDay(visit.now)
  const { given, problems } = readNewPerson(answers, today)
  const beside = text(answers, 'with')
  const lives = isId(beside)
    ? await visit.withActor(purposeOf(visit), async (work) => personLabel(await findPerson(work, beside), today))
    : undefined
  const wrong = [
    ...problems,
    ...problemsWith(given, today).filter(({ field }) => !problems.some((other) => other.field === field)),
  ].map(inOwnField)
  if (wrong.length > 0) return form(visit, answers, wrong, lives)
  // in the act itself, so that a form sent twice leads to what its first sending made, and not to that as a likely match
  let found: Found[] = []
  const outcome = await visit.submit(purposeOf(visit), async (work) => {
    requirePermission(work, 'record person', { kind: 'person' })
    if (text(answers, 'sure') !== 'yes') found = await likelyMatches(work, given)
    if (found.length > 0) return { problems: [{ field: 'sure', message: 'Say whether it is one of these' }] }
    const recorded = await recordPerson(work, { ...given, ...(isId(beside) ? await homeOf(work, beside) : {}) })
    return recorded.problems ? { problems: recorded.problems.map(inOwnField) } : { to: `/children/${recorded.id}` }
  })
  if (found.length > 0) return oneOfThese(visit, answers, given, found)
  return outcome.problems ? form(visit, answers, outcome.problems, lives) : { to: outcome.to }
}

/** Numbers are checked together and shown in fields of their own. */
const inOwnField = (problem: Problem): Problem =>
  problem.field.startsWith('identifiers-') ? { ...problem, field: problem.message.includes('NHS') ? 'nhs' : 'upn' } : problem

/** The household of somebody, and their address where the record is open. */
async function homeOf(work: Work, id: string): Promise<Partial<NewPerson>> {
  const { household, address } = await readRecord(work, id)
  return {
    ...(household ? { householdId: household.id } : {}),
    ...(address ? { address: { lines: address.lines, ...(address.postcode ? { postcode: address.postcode } : {}) } } : {}),
  }
}

function oneOfThese(visit: Visit, answers: Answers, given: NewPerson, found: readonly Found[]) {
  const today = londonDay(visit.now)
  const name = personName({ ...given, knownAs: given.knownAs ?? null })
  return {
    page: {
      title: `Is it one of these? ${name}`,
      section: 'children' as const,
      body: (
        <Stack>
          <Title
            say={`Before ${name} is added: ${found.length === 1 ? 'this person is' : 'these people are'} much like them. Open the record if it is theirs.`}
          >
            Is it one of these?
          </Title>
          <FoundList found={found} today={today} />
          <form method="post" action="/children/new">
            {visit.fields()}
            <KeptAnswers answers={answers} but={['sure']} />
            <Button name="sure" value="yes" classes="govuk-button--secondary" text={`None of these: add ${name}`} />
          </form>
        </Stack>
      ),
    },
  }
}
