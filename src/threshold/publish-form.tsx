import type { VNode } from 'preact'
import { may, type Visit } from '../access/index.ts'
import type { Problem } from '../govuk/index.ts'
import {
  Actions,
  Button,
  DateInput,
  dateErrors,
  dateValues,
  ErrorSummary,
  errorFor,
  errorSummary,
  Stack,
  Title,
  typedDate,
} from '../govuk/index.ts'
import { type Day, formatLongDay } from '../time/index.ts'
import type { Changes, Threshold } from './document.ts'
import { ChangeWords } from './writing.tsx'

type Props = { visit: Visit; threshold: Threshold; changes: Changes | undefined; today: Day; problems: readonly Problem[] }

const path = ({ version }: Threshold) => `/threshold/versions/${version}/publication`

/** From which day a version should hold: the last thing that whoever writes it says about it. */
export function ProposeForm({ visit, threshold, changes, today, problems }: Props): VNode {
  const [year = '', month = '', day = ''] = today.split('-')
  const typed =
    problems.length > 0 ? typedDate(visit.form.answers, 'from') : { day: String(Number(day)), month: String(Number(month)), year }
  const marks = dateErrors(problems, 'from')
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say="A second person publishes it: another front door manager, or the administrator. Until then its words stand still.">
        Ask for version {threshold.version} to be published
      </Title>
      <Stack>
        {changes && <ChangeWords changes={changes} />}
        <form method="post" action={path(threshold)} novalidate>
          {visit.fields()}
          <DateInput
            id="from"
            namePrefix="from"
            fieldset={{ legend: { text: 'From which day?' } }}
            hint="Today or later"
            values={dateValues('from', typed)}
            day={marks.day}
            month={marks.month}
            year={marks.year}
            errorMessage={errorFor(problems, 'from')}
          />
          <Actions>
            <Button text="Ask for this" />
          </Actions>
        </form>
      </Stack>
    </>
  )
}

/** For the second person: what changes and from which day. Whoever asked may take it back. */
export function PublishForm({ visit, threshold, changes, problems }: Omit<Props, 'today'>): VNode {
  const { from, name, own } = threshold.proposed!
  const can = (action: 'edit threshold' | 'publish threshold') =>
    may({ actor: visit.actor, purpose: 'look after the system' }, action)
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title
        say={`${name} asks for it to be in force from ${formatLongDay(from)}. ${own ? 'A second person publishes it: another front door manager, or the administrator.' : 'Contacts decided before that day keep the clauses they were decided against.'}`}
      >
        Version {threshold.version} waits to be published
      </Title>
      <Stack>
        {changes && <ChangeWords changes={changes} />}
        <p>
          <a class="govuk-link govuk-link--no-visited-state" href={`/threshold/versions/${threshold.version}`}>
            Read all of version {threshold.version}
          </a>
        </p>
        <form method="post" action={path(threshold)} id="from" novalidate>
          {visit.fields()}
          <Actions>
            {!own && can('publish threshold') && (
              <Button name="do" value="publish" text={`Publish version ${threshold.version}`} />
            )}
            {can('edit threshold') && (
              <Button name="do" value="back" classes="govuk-button--secondary" text="Take it back, to write on" />
            )}
          </Actions>
        </form>
      </Stack>
    </>
  )
}
