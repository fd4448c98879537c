import type { VNode } from 'preact'
import {
  type Answers,
  Checkboxes,
  DateInput,
  dateErrors,
  dateValues,
  errorFor,
  type Problem,
  readDate,
  Select,
  text,
  typedDate,
} from '../govuk/index.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Written } from './editing.ts'
import type { PersonRecord } from './reading.ts'
import type { Found } from './search.ts'

export type FormView = {
  record: PersonRecord
  answers: Answers
  problems: readonly Problem[]
  agencies: readonly { id: string; name: string }[]
  /** For "who is it": people found by what was searched for on the page. */
  found: readonly Found[]
  today: Day
}

/** One small page: a fact to add or to put right. */
export type FactPage = {
  path: string
  title: string
  say: string
  button: string
  /** Where somebody else is chosen: the heading over a search for them. */
  searches?: string
  fields: (view: FormView) => VNode
  save: (work: Work, id: string, answers: Answers, version: number | undefined, today: Day) => Promise<Written>
}

export const field = ({ answers, problems }: FormView, name: string) => ({
  name,
  value: text(answers, name),
  errorMessage: errorFor(problems, name),
})
export const narrow = { classes: 'govuk-input--width-20', autocomplete: 'off', spellcheck: false }

export function Since({
  view,
  name = 'from',
  legend,
  hint = 'Leave it empty if nobody knows',
}: {
  view: FormView
  name?: string
  legend: string
  hint?: string
}) {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      values={dateValues(name, typedDate(view.answers, name))}
      errorMessage={errorFor(view.problems, name)}
      {...dateErrors(view.problems, name)}
      fieldset={{ legend: { text: legend } }}
      hint={{ text: hint }}
    />
  )
}

/** Reads an optional day that has been; its problem, where it has one, ends the act. */
export function day(answers: Answers, name: string, called: string, today: Day): { from?: Day; failed?: Written } {
  const { day: read, problems } = readDate(answers, {
    field: name,
    called,
    optional: true,
    latest: { day: today, say: 'must be today or in the past' },
  })
  if (problems.length > 0) return { failed: { problems } }
  return read ? { from: read } : {}
}

/** Whether this is new, or stands in place of a row that was wrong; and whether that row is only to be taken out. */
export function InPlaceOf({ view, rows }: { view: FormView; rows: readonly { id: string; words: string }[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <Select
        {...field(view, 'corrects')}
        label={{ text: 'Is it new, or was something wrong?' }}
        items={[{ value: '', text: 'It is new' }, ...rows.map(({ id, words }) => ({ value: id, text: `Wrong: ${words}` }))]}
      />
      <Checkboxes
        name="never"
        classes="govuk-checkboxes--small"
        items={[
          {
            value: 'yes',
            text: 'Only take the wrong one out, with nothing in its place',
            checked: text(view.answers, 'never') === 'yes',
          },
        ]}
      />
    </>
  )
}

export const corrects = (answers: Answers) => (text(answers, 'corrects') ? { corrects: text(answers, 'corrects') } : {})
export const takesOut = (answers: Answers) => text(answers, 'never') === 'yes' && text(answers, 'corrects') !== ''
