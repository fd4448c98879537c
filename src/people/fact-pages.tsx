import {
  formPage,
  get,
  may,
  type Outcome,
  type Reply,
  type Route,
  requirePermission,
  type Start,
  type Visit,
} from '../access/index.ts'
import { type Answers, Button, ErrorSummary, errorSummary, Input, Section, SidePanel, Title, text } from '../govuk/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { factPages, valuesInWords } from './fact-forms.tsx'
import type { FactPage } from './form-parts.tsx'
import { personLabel } from './person.ts'
import { purposeOf } from './purpose.ts'
import { readRecord } from './reading.ts'
import { listAgencies } from './relating-store.ts'
import { findPeople } from './search.ts'
import { readPeople } from './store.ts'

/** A small form about one fact of somebody, with what stands there now. */
async function show(visit: Visit, page: FactPage, { kept, problems, clash }: Start): Promise<Reply> {
  const today = londonDay(visit.now)
  const id = visit.params.id!
  const find = visit.query.find?.trim() || text(visit.form.answers, 'find')
  const view = await visit.withActor(purposeOf(visit), async (work) => {
    requirePermission(work, 'change person', { kind: 'person', subject: id })
    return {
      record: await readRecord(work, id),
      agencies: await listAgencies(work),
      found: find ? await findPeople(work, { text: find, limit: 8 }) : [],
    }
  })
  const { person } = view.record
  const label = personLabel(person, today)
  const home = `/children/${id}`
  // a name begins as it stands, since most changes are of a letter or two
  const began: Answers =
    page.path === 'names' ? { givenName: person.givenName, familyName: person.familyName, knownAs: person.knownAs ?? '' } : {}
  return {
    page: {
      title: `${page.title}: ${label}`,
      section: 'children',
      back: { href: home, text: label },
      body: (
        <>
          <form method="post" action={`${home}/${page.path}`} novalidate>
            {visit.fields(clash?.version ?? person.version)}
            {find && <input type="hidden" name="find" value={find} />}
            {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
            <Title say={page.say}>
              {page.title}: {label}
            </Title>
            {clash && (
              <div class="ds-danger" role="alert">
                <b>Somebody else changed this record while you were writing.</b> It now has {valuesInWords(clash.theirs)}. You
                wrote {valuesInWords(clash.mine)}. Your words are in the boxes: send them again if they should stand.
              </div>
            )}
            {!view.record.open && (
              <p class="govuk-inset-text">You may add to this record, and not read it. What stands there already is not shown.</p>
            )}
            {page.fields({ ...view, answers: kept ?? began, problems, today })}
            <Button text={page.button} />
          </form>
          {page.searches && (
            <Section title={page.searches} id="search">
              <form method="post" action={`${home}/${page.path}`}>
                {visit.fields(person.version)}
                <Input
                  name="find"
                  id="find-other"
                  type="search"
                  label={{ text: 'Name, birth date or address' }}
                  value={find}
                  autocomplete="off"
                />
                <Button name="_look" value="find" text="Find" classes="govuk-button--secondary" />
              </form>
            </Section>
          )}
        </>
      ),
    },
  }
}

async function save(work: Work, visit: Visit, page: FactPage): Promise<Outcome> {
  const { answers, version } = visit.form
  const id = visit.params.id!
  const written = await page.save(work, id, answers, Number(version) || undefined, londonDay(work.now))
  if (written.problems) return { problems: written.problems }
  // a move may take somebody out of the sight of whoever wrote it down
  const [seen] = await readPeople(work, [id])
  return { to: seen ? `/children/${id}` : '/children?left=1' }
}

/** What can be added or put right, in one list. */
async function showChange(visit: Visit): Promise<Reply> {
  const today = londonDay(visit.now)
  const id = visit.params.id!
  const { person, open } = await visit.withActor(purposeOf(visit), async (work) => {
    requirePermission(work, 'change person', { kind: 'person', subject: id })
    return readRecord(work, id)
  })
  const heading = open ? 'Add or put right' : 'Add to this record'
  const label = personLabel(person, today)
  return {
    page: {
      title: `${heading}: ${label}`,
      section: 'children',
      back: { href: `/children/${id}`, text: label },
      body: (
        <>
          <Title say="Nothing is written over: what stood there before is kept with its days.">
            {heading}: {label}
          </Title>
          {!open && (
            <p class="govuk-inset-text">You may add to this record, and not read it. What stands there already is not shown.</p>
          )}
          <SidePanel title="What is it about?" look="filled">
            <ul class="ds-clear">
              {factPages.map(({ path, title, say }) => (
                <li class="ds-row">
                  <p class="ds-row__name">
                    <a href={`/children/${id}/${path}`}>{title}</a>
                  </p>
                  <p class="ds-meta">{say}</p>
                </li>
              ))}
              <li class="ds-row">
                <p class="ds-row__name">
                  <a href={`/children/new?with=${id}`}>Somebody of the same household</a>
                </p>
                <p class="ds-meta">A brother, a sister or an adult who has no record yet.</p>
              </li>
              {may({ actor: visit.actor, purpose: purposeOf(visit) }, 'restrict record') && (
                <li class="ds-row">
                  <p class="ds-row__name">
                    <a href={`/children/${id}/restriction`}>
                      {person.restriction === 'none' ? 'Restrict the record' : 'The restriction of this record'}
                    </a>
                  </p>
                  <p class="ds-meta">Who goes on seeing it, why, and until when.</p>
                </li>
              )}
              {may({ actor: visit.actor, purpose: purposeOf(visit) }, 'merge people') && (
                <li class="ds-row">
                  <p class="ds-row__name">
                    <a href={`/children/${id}/join`}>Two records of one person</a>
                  </p>
                  <p class="ds-meta">Join them, or part them again.</p>
                </li>
              )}
            </ul>
          </SidePanel>
        </>
      ),
    },
  }
}

export const smallPages: Route[] = [
  get('/children/:id/change', showChange),
  ...factPages.flatMap((page) =>
    formPage(
      `/children/:id/${page.path}`,
      {
        purpose: purposeOf,
        show: (visit, start) => show(visit, page, start),
        act: (work, visit) => save(work, visit, page),
      },
      { looked: true },
    ),
  ),
]
