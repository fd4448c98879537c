import type { ComponentChildren } from 'preact'
import { Radios } from '../components/radios.tsx'

export interface ThresholdLevel {
  number: number
  name: string
  href: string
  current?: boolean | undefined
  /** Inside a form: looking there sends the form to `href` with this, so that its words are kept (`_look`). */
  look?: string | undefined
}

/** The levels of the threshold of need as a stair that climbs with the help they mean. */
export function ThresholdLevels({ levels }: { levels: readonly ThresholdLevel[] }) {
  return (
    <ul class="ds-levels">
      {levels.map(({ number, name, href, current, look }) => (
        <li>
          {look ? (
            <button type="submit" name="_look" value={look} formaction={href} aria-current={current ? 'true' : undefined}>
              <b>{number}</b> {name}
            </button>
          ) : (
            <a href={href} aria-current={current ? 'true' : undefined}>
              <b>{number}</b> {name}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

export interface Clause {
  /** As the document numbers it: "3.2". */
  number: string
  text: ComponentChildren
  value: string
}

export interface ClausesProps {
  name: string
  legend: ComponentChildren
  clauses: readonly Clause[]
  value?: string | undefined
  errorMessage?: { text: string } | undefined
}

/** The clauses of a level, one to choose. */
export function Clauses({ name, legend, clauses, value, errorMessage }: ClausesProps) {
  return (
    <div class="ds-clauses">
      <Radios
        name={name}
        classes="govuk-radios--small"
        fieldset={{ legend: { html: legend, classes: 'ds-h3' } }}
        value={value}
        errorMessage={errorMessage}
        items={clauses.map((clause) => ({
          value: clause.value,
          html: (
            <>
              <b>{clause.number}</b> {clause.text}
            </>
          ),
        }))}
      />
    </div>
  )
}

export interface SearchProps {
  name: string
  /** What is searched, for those who listen. */
  label: string
  placeholder?: string | undefined
  value?: string | undefined
  /** Where the answer is; the form around it keeps its own address. */
  action: string
}

/** A search inside another form: its button asks by address and sends what is typed with it. */
export function Search({ name, label, placeholder, value, action }: SearchProps) {
  return (
    <div class="ds-search">
      <label class="govuk-visually-hidden" for={name}>
        {label}
      </label>
      <input class="govuk-input" id={name} name={name} placeholder={placeholder} value={value} />
      <button type="submit" class="govuk-button govuk-button--secondary" formmethod="get" formaction={action}>
        Search
      </button>
    </div>
  )
}
