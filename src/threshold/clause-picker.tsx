import type { VNode } from 'preact'
import { Clauses, errorFor, type Problem, ThresholdLevels } from '../govuk/index.ts'
import { formatLongDay } from '../time/index.ts'
import { type CitedClause, clauseByNumber, isLevelNumber, type Level, type Threshold } from './document.ts'
import { searchClauses } from './search.ts'

export type ClausePickerProps = {
  threshold: Threshold
  /** Where the form is sent: /contacts/7/decision */
  action: string
  /** What was asked for: `level` and `find`, as they came. */
  query: Readonly<Record<string, string | undefined>>
  /** The number of the clause that is chosen already. */
  value?: string | undefined
  name?: string | undefined
  problems?: readonly Problem[] | undefined
}

/**
 * Levels as steps and the clauses of one of them to choose from, for use inside a form whose route keeps drafts. Looking at a level and
 * searching send the form with `_look`: the door keeps its words and answers with the page, so that nothing typed is lost.
 */
export function ClausePicker({ threshold, action, query, value, name = 'clause', problems = [] }: ClausePickerProps): VNode {
  const find = query.find?.trim() ?? ''
  const chosen = value ? clauseByNumber(threshold, value) : undefined
  const asked = Number(query.level ?? 0)
  const level = find
    ? undefined
    : threshold.levels.find((each) => each.level === (isLevelNumber(asked) ? asked : chosen?.level.level))
  const error = errorFor(problems, name)
  return (
    <div id="clauses">
      <p class="ds-meta">
        {threshold.title}, version {threshold.version}
        {threshold.validFrom && `, in force since ${formatLongDay(threshold.validFrom)}`}.{' '}
        <a class="govuk-link govuk-link--no-visited-state" href="/threshold">
          Whole document
        </a>
      </p>
      <div class="ds-search">
        <label class="govuk-visually-hidden" for="find-clause">
          Search the clauses
        </label>
        <input
          class="govuk-input"
          id="find-clause"
          name="find"
          value={find || undefined}
          placeholder="Search: food, sleep, school"
        />
        <button
          type="submit"
          class="govuk-button govuk-button--secondary"
          name="_look"
          value="find"
          formaction={`${action}#clauses`}
        >
          Search
        </button>
      </div>
      <ThresholdLevels
        levels={threshold.levels.map((each) => ({
          number: each.level,
          name: each.name,
          href: `${action}#clauses`,
          look: `level=${each.level}`,
          current: each === level,
        }))}
      />
      <Choice threshold={threshold} find={find} level={level} chosen={chosen} name={name} error={error} />
    </div>
  )
}

type ChoiceProps = {
  threshold: Threshold
  find: string
  level: Level | undefined
  chosen: CitedClause | undefined
  name: string
  error: { text: string } | undefined
}

function Choice({ threshold, find, level, chosen, name, error }: ChoiceProps) {
  const found = find ? searchClauses(threshold, find) : undefined
  const offered = found ? found.clauses : level ? level.clauses.map((clause) => ({ level, clause })) : []
  // what is chosen stays chosen while another level is looked at
  const shown = chosen && !offered.some(({ clause }) => clause.number === chosen.clause.number) ? [chosen, ...offered] : offered
  const says = found
    ? foundWords(found.how, found.clauses.length, find)
    : level
      ? `Level ${level.level}: ${level.means}`
      : 'Choose a level to see its clauses, or search'
  if (shown.length === 0) {
    return (
      <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'} id={name}>
        {error && <p class="govuk-error-message">{error.text}</p>}
        <p class="ds-p">{says}.</p>
      </div>
    )
  }
  return (
    <Clauses
      name={name}
      legend={says}
      value={chosen?.clause.number}
      errorMessage={error}
      clauses={shown.map(({ clause }) => ({
        number: clause.number,
        value: clause.number,
        text: (
          <>
            {clause.heading}. <span class="ds-meta">{clause.words}</span>
          </>
        ),
      }))}
    />
  )
}

/** What a search came to, in words. */
export function foundWords(how: 'all' | 'some' | 'none', count: number, find: string): string {
  if (how === 'none') return `No clause says “${find}”. Try another word, or look through the levels`
  const clauses = count === 1 ? '1 clause' : `${count} clauses`
  return how === 'all' ? `${clauses} with “${find}”` : `No clause has all of “${find}”; ${clauses} with some of it`
}
