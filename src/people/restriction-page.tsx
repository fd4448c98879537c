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
import {
  type Answers,
  Button,
  DateInput,
  dateErrors,
  dateValues,
  ErrorSummary,
  errorFor,
  errorSummary,
  Facts,
  InsetText,
  type Problem,
  readDate,
  Section,
  Stack,
  Textarea,
  Title,
  text,
  typed,
  typedDate,
} from '../govuk/index.ts'
import { formatLongDay, formatTableDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Person, personLabel } from './person.ts'
import { purposeOf } from './purpose.ts'
import { readRecord } from './reading.ts'
import { liftRestriction, restrict } from './restricting.ts'
import { givenByName, type Restriction, restrictionsOf } from './restriction-store.ts'

type View = { person: Person; label: string; standing: Restriction[]; before: Restriction[]; named: string[] }

const pathOf = (visit: Visit) => `/children/${visit.params.id}/restriction`

/** Who may see a record less openly than others, since when and why: to restrict it, or to lift that. */
async function show(visit: Visit, { kept = {}, problems, clash }: Start<{ why: string }>): Promise<Reply> {
  const today = londonDay(visit.now)
  const view = await visit.withActor(purposeOf(visit), async (work): Promise<View> => {
    requirePermission(work, 'restrict record', { kind: 'person', subject: visit.params.id! })
    const { person, records } = await readRecord(work, visit.params.id!)
    const ids = records.map(({ id }) => id)
    const all = await restrictionsOf(work, ids)
    return {
      person,
      label: personLabel(person, today),
      standing: all.filter(({ liftedAt }) => liftedAt === null),
      before: all.filter(({ liftedAt }) => liftedAt !== null),
      named: await givenByName(work, ids, today),
    }
  })
  const restricted = view.person.restriction !== 'none'
  return {
    page: {
      title: `${restricted ? 'Restricted' : 'Restrict the record'}: ${view.label}`,
      section: 'children',
      back: { href: `/children/${view.person.id}`, text: view.label },
      body: (
        <>
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title
            say={
              restricted
                ? 'To everybody but those below, this record and the contacts that name the child are not there.'
                : 'To everybody but those below, the record and the contacts that name the child will not be there, from now on.'
            }
          >
            {restricted ? `Restricted: ${view.label}` : `Restrict the record: ${view.label}`}
          </Title>
          {clash && (
            <div class="ds-danger" role="alert">
              <b>Somebody else changed this record while you were writing.</b> It is now{' '}
              {restricted ? `restricted: ${clash.theirs.why}` : 'not restricted'}. Your words are in the box: send them again if
              they should stand.
            </div>
          )}
          <Stack>
            {view.standing.map((row) => (
              <Facts
                items={[
                  { term: 'Why', value: row.why },
                  { term: 'Since', value: `${formatTableDay(row.validFrom)}${row.recordedBy ? `, by ${row.recordedBy}` : ''}` },
                  { term: 'Last day', value: row.validTo ? formatTableDay(row.validTo) : 'Until somebody lifts it' },
                ]}
              />
            ))}
            <WhoSees view={view} mayAllocate={may({ actor: visit.actor, purpose: purposeOf(visit) }, 'allocate')} />
            <Form
              visit={visit}
              kept={kept}
              problems={problems}
              restricted={restricted}
              version={clash?.version ?? view.person.version}
            />
            {view.before.length > 0 && <Before rows={view.before} />}
          </Stack>
        </>
      ),
    },
  }
}

function WhoSees({ view: { person, named }, mayAllocate }: { view: View; mayAllocate: boolean }) {
  const child = person.givenName || 'this child'
  return (
    <Section title="Who goes on seeing it" id="who">
      <ul class="govuk-list govuk-list--bullet">
        <li>Front door managers</li>
        {named.map((name) => (
          <li>
            {name}, to whom {child} is given by name
          </li>
        ))}
      </ul>
      {named.length === 0 && (
        <InsetText>
          {child} is given to nobody by name, and a team does not see a restricted record: only front door managers would.{' '}
          {mayAllocate && (
            <a class="govuk-link" href={`/children/${person.id}/allocation`}>
              Give {child} to a worker
            </a>
          )}
        </InsetText>
      )}
    </Section>
  )
}

interface FormProps {
  visit: Visit
  kept: Answers
  problems: readonly Problem[]
  restricted: boolean
  version: number
}

function Form({ visit, kept, problems, restricted, version }: FormProps) {
  return (
    <form method="post" class="ds-form" action={pathOf(visit)} novalidate data-keep="draft">
      {visit.fields(version)}
      <input type="hidden" name="do" value={restricted ? 'lift' : 'restrict'} />
      <Textarea
        name="why"
        label={{ text: restricted ? 'Why may it be open again?' : 'Why is it to be restricted?' }}
        hint={{ text: 'Those above can read it, also when the record is open again' }}
        rows={3}
        value={typed(kept, 'why')}
        errorMessage={errorFor(problems, 'why')}
      />
      {!restricted && (
        <DateInput
          id="until"
          namePrefix="until"
          fieldset={{ legend: { text: 'Last day, if it is known' } }}
          hint={{ text: 'It opens by itself on the day after. Left empty, somebody lifts it' }}
          values={dateValues('until', typedDate(kept, 'until'))}
          errorMessage={errorFor(problems, 'until')}
          {...dateErrors(problems, 'until')}
        />
      )}
      <Button text={restricted ? 'Lift the restriction' : 'Restrict the record'} />
    </form>
  )
}

const Before = ({ rows }: { rows: readonly Restriction[] }) => (
  <Section title="Restricted before" id="before">
    <ul class="ds-list">
      {rows.map((row) => (
        <li class="ds-row">
          <p>
            {formatLongDay(row.validFrom)} to {formatLongDay(londonDay(row.liftedAt!))}: {row.why}
            <span class="ds-b ds-meta">
              Lifted{row.liftedBy && ` by ${row.liftedBy}`}: {row.liftedWhy}
            </span>
          </p>
        </li>
      ))}
    </ul>
  </Section>
)

async function save(work: Work, visit: Visit): Promise<Outcome> {
  const { answers, version } = visit.form
  const id = visit.params.id!
  const until = readDate(answers, { field: 'until', called: 'The last day', optional: true })
  if (until.problems.length > 0) return { problems: until.problems }
  const why = text(answers, 'why')
  const shown = Number(version) || undefined
  const written =
    text(answers, 'do') === 'lift'
      ? await liftRestriction(work, id, { why }, shown)
      : await restrict(work, id, { why, until: until.day }, shown)
  return written.problems ? { problems: written.problems } : { to: pathOf(visit) }
}

export const restrictionPages: Route[] = formPage(
  '/children/:id/restriction',
  { purpose: purposeOf, show, act: save },
  { drafts: true },
)
