import {
  formPage,
  may,
  type Outcome,
  type Reply,
  type Route,
  requirePermission,
  type Start,
  type Visit,
} from '../access/index.ts'
import { refuse } from '../errors.ts'
import {
  Button,
  Empty,
  ErrorSummary,
  errorFor,
  errorSummary,
  InsetText,
  JobForm,
  type Problem,
  Radios,
  Section,
  Select,
  Stack,
  Title,
  text,
} from '../govuk/index.ts'
import {
  type AllocationRow,
  allocate,
  mayAllocate,
  personLabel,
  sameWork,
  standingOn,
  takeChild,
  teamsToGiveTo,
  withWhom,
  workersToGiveTo,
} from '../people/index.ts'
import { addDays, type Day, formatTableDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Why } from './chapter.ts'
import { purposeOf } from './purpose.ts'
import { type ChildView, readChild } from './reading.ts'
import { openWork } from './with-whom.tsx'

const pathOf = (visit: Visit) => `/children/${visit.params.id}/allocation`

/** To whom a child is given, and was; and a form to give the child to a team, or to somebody by name. */
async function show(visit: Visit, { problems, clash }: Start<{ with: string }>): Promise<Reply> {
  const { view, teams, workers } = await visit.withActor(purposeOf(visit), async (work) => {
    mustGiveOrTake(work, visit.params.id!)
    const view = await readChild(work, visit.rooms, visit.params.id!)
    if (!view.mayGive && view.mayTake.length === 0) refuse('not-allowed', undefined, { kind: 'person', subject: view.id })
    return {
      view,
      teams: view.mayGive ? await teamsToGiveTo(work) : [],
      workers: view.mayGive ? await workersToGiveTo(work) : [],
    }
  })
  if (!view.mayGive) return takePage(visit, view, problems)
  const { person } = view.record
  const label = personLabel(person, view.today)
  const works = openWork(view)
  const asked = text(visit.form.answers, 'why') || (visit.query.why ?? '')
  const why = works.length === 1 ? works[0] : works.find((each) => each === asked)
  const has = why && whoHas(view, why)
  const chosen = (name: 'team' | 'worker', now: string | null | undefined) =>
    name in visit.form.answers ? text(visit.form.answers, name) : (now ?? '')
  return {
    page: {
      title: `Give to a worker: ${label}`,
      section: 'children',
      back: { href: `/children/${view.id}`, text: label },
      body: (
        <Stack>
          {works.length === 0 ? (
            <>
              <h1 class="ds-h1">{label}</h1>
              <InsetText>
                Nothing is open for {person.givenName || 'this child'}: no referral, and no offer of early help. A decision on a
                contact opens it.
              </InsetText>
            </>
          ) : why === undefined ? (
            <WhichWork label={label} works={works} path={pathOf(visit)} problems={problems} />
          ) : (
            <JobForm
              title={`Give ${label} to somebody`}
              say={`For ${why}. Whoever you choose can open the record from today. Anybody else who has the child for it now can no longer open it, and stays in the list below.`}
              problems={problems}
              meanwhile={clash && [{ term: 'With', theirs: clash.theirs.with, mine: clash.mine.with }]}
              action={pathOf(visit)}
              fields={visit.fields(clash?.version ?? person.version)}
              button="Give the child"
              back={`/children/${view.id}`}
            >
              <input type="hidden" name="why" value={why} />
              <Select
                name="team"
                label={{ text: 'Team' }}
                hint={
                  person.restriction === 'none'
                    ? { text: 'Everybody in it can open the record' }
                    : { text: 'This record is restricted: only whoever is named below sees it' }
                }
                value={chosen('team', has?.teamId)}
                items={[
                  { value: '', text: 'No team' },
                  ...teams.map(({ id, name, agency }) => ({ value: id, text: `${name}, ${agency}` })),
                ]}
                errorMessage={errorFor(problems, 'team')}
              />
              <Select
                name="worker"
                label={{ text: 'By name' }}
                value={chosen('worker', has?.workerId)}
                items={[
                  { value: '', text: 'Nobody by name yet' },
                  ...workers.map(({ id, name, agency, title }) => ({
                    value: id,
                    text: whoWords({ name, title, agency }),
                  })),
                ]}
                errorMessage={errorFor(problems, 'worker')}
              />
            </JobForm>
          )}
          <History allocations={view.allocations} today={view.today} />
        </Stack>
      ),
    },
  }
}

/** A post that is called by its agency already does not say it twice. */
const whoWords = ({ name, title, agency }: { name: string; title: string | null; agency: string }) =>
  [name, title, title?.endsWith(agency) ? null : agency].filter(Boolean).join(', ')

/** Who has the child for this work today: what the form begins with, so that a new name does not take the child from their team. */
const whoHas = ({ allocations, today }: ChildView, why: Why) =>
  standingOn(allocations, today).find((row) => sameWork(why).includes(row.why as Why))

type WhichWorkProps = { label: string; works: readonly Why[]; path: string; problems: readonly Problem[] }

/** Asked first where more than one sort of work is open: who has the child for it now is who the form begins with. */
function WhichWork({ label, works, path, problems }: WhichWorkProps) {
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say="More than one kind of work is open.">Give {label} to somebody</Title>
      <form method="get" class="ds-form" action={path}>
        <ForWhat works={works} asked="" problems={problems} />
        <Button text="Continue" />
      </form>
    </>
  )
}

/** For the people of a team: what waits with it they may take, and give to nobody else. */
function takePage(visit: Visit, view: ChildView, problems: readonly Problem[]): Reply {
  const label = personLabel(view.record.person, view.today)
  return {
    page: {
      title: `Take: ${label}`,
      section: 'children',
      back: { href: `/children/${view.id}`, text: label },
      body: (
        <Stack>
          <JobForm
            title={`Take ${label}`}
            say="This child waits with your team, with nobody by name. From now on the child is with you, and you can open the record."
            problems={problems}
            action={pathOf(visit)}
            fields={visit.fields(view.record.person.version)}
            button="Take this child"
            back={`/children/${view.id}`}
          >
            <ForWhat works={view.mayTake.map(({ why }) => why)} asked={visit.query.why ?? ''} problems={problems} />
          </JobForm>
          <History allocations={view.allocations} today={view.today} />
        </Stack>
      ),
    },
  }
}

/** For which of the open work; not asked where there is one. */
function ForWhat({ works, asked, problems }: { works: readonly string[]; asked: string; problems: readonly Problem[] }) {
  if (works.length === 1) return <input type="hidden" name="why" value={works[0]} />
  return (
    <Radios
      name="why"
      classes="govuk-radios--small"
      fieldset={{ legend: { text: 'For what?' } }}
      value={asked}
      items={works.map((why) => ({ value: why, text: capital(why) }))}
      errorMessage={errorFor(problems, 'why')}
    />
  )
}

function History({ allocations, today }: { allocations: readonly AllocationRow[]; today: Day }) {
  const now = new Set(standingOn(allocations, today).map(({ id }) => id))
  const corrected = new Set(allocations.flatMap(({ corrects }) => corrects ?? []))
  const rows = allocations.filter(({ id }) => !corrected.has(id)).toReversed()
  return (
    <Section title="With whom, latest first" id="with">
      {rows.length === 0 ? (
        <Empty>Nobody has been given this child yet.</Empty>
      ) : (
        <table class="ds-t ds-t--cards">
          <caption class="govuk-visually-hidden">To whom the child is and was given</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">For</th>
              <th scope="col">From</th>
              <th scope="col">Last day</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">{withWhom(row)}</th>
                <td>{capital(row.why)}</td>
                <td data-of="From">{formatTableDay(row.validFrom)}</td>
                <td data-of="Last day">{lastDay(row, now.has(row.id))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function lastDay({ validFrom, validTo }: AllocationRow, now: boolean): string {
  if (validTo === null) return now ? 'Has the child now' : 'None given'
  return validTo === addDays(validFrom, -1) ? 'Given on the same day to somebody else' : formatTableDay(validTo)
}

async function save(work: Work, visit: Visit): Promise<Outcome> {
  const { answers, version } = visit.form
  const id = visit.params.id!
  if (!(await mayAllocate(work, id))) return take(work, id, visit)
  const why = await workAsked(work, visit, text(answers, 'why'))
  if (!why) return { problems: [{ field: 'why', message: 'Choose what they are to do for this child' }] }
  const [teamId, workerId] = [text(answers, 'team'), text(answers, 'worker')]
  const to = { why, ...(teamId ? { teamId } : {}), ...(workerId ? { workerId } : {}) }
  const done = await allocate(work, id, to, Number(version) || undefined)
  return done.problems ? { problems: done.problems } : { to: pathOf(visit) }
}

/** Whoever may not give the child to anybody takes it, or is refused. */
async function take(work: Work, id: string, visit: Visit): Promise<Outcome> {
  const named = text(visit.form.answers, 'worker')
  if (named !== '' && named !== work.actor.workerId) refuse('not-allowed', undefined, { kind: 'person', subject: id })
  const view = await readChild(work, visit.rooms, id)
  if (view.mayTake.length === 0) refuse('not-allowed', undefined, { kind: 'person', subject: id })
  const done = await takeChild(work, id, text(visit.form.answers, 'why'))
  return done.problems ? { problems: done.problems } : { to: `/children/${id}` }
}

function mustGiveOrTake(work: Work, id: string) {
  if (!may(work, 'take child')) requirePermission(work, 'allocate', { kind: 'person', subject: id })
}

/** The open work that was chosen; none where it is not open for this child. */
async function workAsked(work: Work, { rooms, params }: Visit, asked: string): Promise<Why | undefined> {
  const id = params.id!
  requirePermission(work, 'allocate', { kind: 'person', subject: id })
  return openWork(await readChild(work, rooms, id)).find((why) => why === asked)
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const allocationPages: Route[] = formPage('/children/:id/allocation', { purpose: purposeOf, show, act: save })
