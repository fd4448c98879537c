import { get, post, type Reply, type Route, requirePermission, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import {
  Button,
  Empty,
  ErrorSummary,
  errorFor,
  errorSummary,
  Input,
  type Problem,
  Radios,
  Section,
  Stack,
  Title,
  Two,
  text,
} from '../govuk/index.ts'
import { formatInstant, londonDay } from '../time/index.ts'
import { FoundList } from './found-list.tsx'
import { Beside, Review } from './join-parts.tsx'
import { type JoinReason, joinReasons, mergePeople, type PartReason, partReasons, toReview, unmergePeople } from './merging.ts'
import { liveMerges } from './merging-store.ts'
import { personLabel } from './person.ts'
import { purposeOf } from './purpose.ts'
import { type PersonRecord, readRecord } from './reading.ts'
import { findPeople, likelyMatches } from './search.ts'
import { listPeople } from './store.ts'

/** Two records of one person: find the other, see both side by side, join; and part what was joined. */
async function showJoin(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const today = londonDay(visit.now)
  const id = visit.params.id!
  const { find = '', with: chosen = text(visit.form.answers, 'otherId'), parted = '' } = visit.query
  const view = await visit.withActor(purposeOf(visit), async (work) => {
    requirePermission(work, 'merge people', { kind: 'person', subject: id })
    const mine = await readRecord(work, id)
    const other = isId(chosen) && chosen !== id ? await readRecord(work, chosen) : undefined
    const { person, records } = mine
    const found = other
      ? []
      : find
        ? await findPeople(work, { text: find, limit: 8, except: person.identityId })
        : await likelyMatches(work, candidateOf(mine))
    const merges = await liveMerges(
      work,
      records.map((record) => record.id),
    )
    const people = await listPeople(work, [...new Set(merges.flatMap(({ personId, otherId }) => [personId, otherId]))])
    const why = other
      ? (await likelyMatches(work, candidateOf(mine))).find((one) => one.person.identityId === other.person.identityId)?.why
      : undefined
    return {
      mine,
      other,
      why,
      found,
      merges,
      people,
      review: isId(parted) ? await toReview(work, parted) : undefined,
    }
  })
  const { mine, other, found, merges, people, review } = view
  const label = personLabel(mine.person, today)
  const nameOf = (personId: string) => people.find((one) => one.id === personId)
  return {
    page: {
      title: `Two records of one person: ${label}`,
      section: 'children',
      failed: problems.length > 0,
      back: { href: `/children/${id}`, text: label },
      body: (
        <Stack>
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say="Joined records are read together, and each stays as it was written. They can be parted again.">
            Two records of one person
          </Title>
          {review && <Review rows={review.rows} visit={visit} />}
          {other ? (
            <form method="post" action={`/children/${id}/join`} novalidate>
              {visit.fields(mine.person.version)}
              <input type="hidden" name="otherId" value={other.person.id} />
              {view.why && <p class="ds-lead">Why they may be one: {view.why}.</p>}
              <Stack>
                <Two split="even">
                  <Beside record={mine} today={today} leads />
                  <Beside record={other} today={today} />
                </Two>
                <Radios
                  name="why"
                  errorMessage={errorFor(problems, 'why')}
                  fieldset={{ legend: { text: 'How do you know that they are one person?' } }}
                  items={Object.entries(joinReasons).map(([value, words]) => ({ value, text: words }))}
                />
              </Stack>
              <Button text="Join these two records" />
            </form>
          ) : (
            <Section title="Which other record is theirs?" id="other">
              <form method="post" action={`/children/${id}/join`}>
                {visit.fields(mine.person.version)}
                <Input
                  name="find"
                  id="find-other"
                  type="search"
                  label={{ text: 'Name, birth date, address or number' }}
                  value={find}
                  autocomplete="off"
                />
                <Button name="_look" value="find" text="Find" classes="govuk-button--secondary" />
              </form>
              {found.length > 0 ? (
                <FoundList
                  found={found}
                  today={today}
                  end={(one) => (
                    <p>
                      <a class="govuk-link" href={`/children/${id}/join?with=${one.person.id}`}>
                        Put side by side<span class="govuk-visually-hidden"> with {personLabel(one.person, today)}</span>
                      </a>
                    </p>
                  )}
                />
              ) : (
                <Empty>Nobody else is much like {label}. Search, if you know of another record.</Empty>
              )}
            </Section>
          )}
          {merges.map((merge) => (
            <Section title={`Joined ${formatInstant(merge.mergedAt, visit.now)}`} id={`merge-${merge.id}`}>
              <p class="govuk-body">
                {[merge.personId, merge.otherId]
                  .map((one) => (nameOf(one) ? personLabel(nameOf(one)!, today) : 'a record you cannot see'))
                  .join(' and ')}
                . {joinReasons[merge.why as JoinReason] ?? ''}.
              </p>
              <form method="post" action={`/children/${id}/part`} novalidate>
                {visit.fields()}
                <input type="hidden" name="merge" value={merge.id} />
                <Radios
                  name="why"
                  idPrefix={`part-${merge.id}`}
                  classes="govuk-radios--small"
                  fieldset={{ legend: { text: 'Why part them?' } }}
                  items={Object.entries(partReasons).map(([value, words]) => ({ value, text: words }))}
                />
                <Button text="Part them again" classes="govuk-button--secondary" />
              </form>
            </Section>
          ))}
        </Stack>
      ),
    },
  }
}

const candidateOf = ({ person, address, identifiers }: PersonRecord) => ({
  kind: person.kind,
  except: person.identityId,
  givenName: person.givenName,
  familyName: person.familyName,
  ...(person.knownAs ? { knownAs: person.knownAs } : {}),
  ...(person.bornOn ? { bornOn: person.bornOn } : {}),
  ...(address ? { address: { lines: address.lines, ...(address.postcode ? { postcode: address.postcode } : {}) } } : {}),
  identifiers,
})

async function saveJoin(visit: Visit): Promise<Reply> {
  const { answers } = visit.form
  const id = visit.params.id!
  const outcome = await visit.submit(purposeOf(visit), async (work) => {
    const written = await mergePeople(work, id, text(answers, 'otherId'), text(answers, 'why') as JoinReason)
    return written.problems ? { problems: written.problems } : { to: `/children/${id}` }
  })
  return outcome.problems ? showJoin(visit, outcome.problems) : { to: outcome.to }
}

async function savePart(visit: Visit): Promise<Reply> {
  const { answers } = visit.form
  const id = visit.params.id!
  const merge = text(answers, 'merge')
  const outcome = await visit.submit(purposeOf(visit), async (work) => {
    const parted = await unmergePeople(work, merge, text(answers, 'why') as PartReason)
    return parted.problems ? { problems: parted.problems } : { to: `/children/${id}/join?parted=${merge}` }
  })
  return outcome.problems
    ? showJoin(
        visit,
        outcome.problems.map((problem) => ({ ...problem, field: `part-${merge}` })),
      )
    : { to: outcome.to }
}

export const joinPages: Route[] = [
  get('/children/:id/join', (visit) => showJoin(visit)),
  post('/children/:id/join', saveJoin, { looks: (visit) => showJoin(visit) }),
  post('/children/:id/part', savePart),
]
