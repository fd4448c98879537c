import type { ComponentChildren, VNode } from 'preact'
import { InsetText, Section, Stack, ThresholdLevels, Title } from '../govuk/index.ts'
import { type Day, formatLongDay } from '../time/index.ts'
import { foundWords } from './clause-picker.tsx'
import { type CitedClause, clauseCount, isTemplate, isTemplatesNote, type Threshold } from './document.ts'
import { searchClauses } from './search.ts'

/** When a version holds, in words. `until` is the first day of the version after it. */
export function inForceWords(threshold: Pick<Threshold, 'version' | 'validFrom'>, today: Day, until?: Day | null): string {
  const { version, validFrom } = threshold
  if (!validFrom) return `Version ${version}, being written: nobody decides by it yet`
  if (validFrom > today) return `Version ${version}, in force from ${formatLongDay(validFrom)}`
  if (until && until <= today)
    return `Version ${version}, was in force from ${formatLongDay(validFrom)} until ${formatLongDay(until)}`
  return `Version ${version}, in force since ${formatLongDay(validFrom)}${until ? ` and until ${formatLongDay(until)}` : ''}`
}

export type DocumentProps = {
  threshold: Threshold
  today: Day
  until?: Day | null | undefined
  find?: string | undefined
  /** Where this version stands: /threshold, or /threshold/versions/2. */
  base: string
  end?: ComponentChildren
  foot?: ComponentChildren
}

/** A version to read: its four levels as steps, then every clause under its number. */
export function Document({ threshold, today, until, find = '', base, end, foot }: DocumentProps): VNode {
  const found = find ? searchClauses(threshold, find) : undefined
  return (
    <>
      <Title
        say={`${inForceWords(threshold, today, until)}. ${clauseCount(threshold)} clauses in ${threshold.levels.length} levels.`}
        end={end}
      >
        {threshold.title}
      </Title>
      {isTemplate(threshold) && (
        <InsetText>
          This is a template: it claims no council’s wording. Replace it with the document that your safeguarding partners have
          agreed and published.
        </InsetText>
      )}
      {threshold.note && !isTemplatesNote(threshold.note) && <p class="ds-p">{threshold.note}</p>}
      <form class="ds-search" role="search" method="get" action={base} aria-label="Search the clauses">
        <label class="govuk-visually-hidden" for="find-clauses">
          Search the clauses
        </label>
        <input
          class="govuk-input"
          id="find-clauses"
          name="find"
          value={find || undefined}
          placeholder="Search: food, sleep, school"
        />
        <button type="submit" class="govuk-button govuk-button--secondary">
          Search
        </button>
      </form>
      {found ? (
        <Section
          title={foundWords(found.how, found.clauses.length, find)}
          id="found"
          end={
            <a class="govuk-link govuk-link--no-visited-state" href={base}>
              Whole document
            </a>
          }
        >
          <ClauseTable clauses={found.clauses} base={base} withLevel />
        </Section>
      ) : (
        <>
          <nav aria-label="Levels of need">
            <ThresholdLevels
              levels={threshold.levels.map(({ level, name }) => ({ number: level, name, href: `#level-${level}` }))}
            />
          </nav>
          <Stack>
            {threshold.levels.map((level) => (
              <Section
                title={`Level ${level.level}: ${level.name}`}
                id={`level-${level.level}`}
                end={level.clauses.length === 1 ? '1 clause' : `${level.clauses.length} clauses`}
              >
                <p class="ds-p">{level.means}</p>
                <p class="ds-p ds-meta">
                  <b>Who helps.</b> {level.whoHelps}
                </p>
                <ClauseTable clauses={level.clauses.map((clause) => ({ level, clause }))} base={base} />
              </Section>
            ))}
            {foot && <div class="ds-panel">{foot}</div>}
          </Stack>
        </>
      )}
    </>
  )
}

function ClauseTable({ clauses, base, withLevel }: { clauses: readonly CitedClause[]; base: string; withLevel?: boolean }) {
  if (clauses.length === 0) return null
  return (
    <table class="ds-t">
      <caption class="govuk-visually-hidden">Clauses</caption>
      <thead class="govuk-visually-hidden">
        <tr>
          <th scope="col">Number</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        {clauses.map(({ level, clause }) => (
          <tr id={clause.number}>
            <td>
              <a class="govuk-link govuk-link--no-visited-state ds-num" href={`${base}/${clause.number}`}>
                {clause.number}
              </a>
            </td>
            <td>
              <b>{clause.heading}.</b> {clause.words}
              {withLevel && (
                <span class="ds-b ds-meta">
                  Level {level.level}: {level.name}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One clause by itself: what a decision or an answer links to. */
export function ClausePage({
  threshold,
  cited,
  today,
  until,
  base,
}: {
  threshold: Threshold
  cited: CitedClause
  today: Day
  until?: Day | null | undefined
  base: string
}): VNode {
  const { level, clause } = cited
  const others = level.clauses.filter(({ number }) => number !== clause.number)
  return (
    <>
      <Title say={`${threshold.title}. ${inForceWords(threshold, today, until)}.`}>
        {clause.number} {clause.heading}
      </Title>
      <p class="ds-p">{clause.words}</p>
      <Stack>
        <Section title={`Level ${level.level}: ${level.name}`} id="level">
          <p class="ds-p">{level.means}</p>
          <p class="ds-p ds-meta">
            <b>Who helps.</b> {level.whoHelps}
          </p>
        </Section>
        <Section title="Other clauses of this level" id="others">
          <ClauseTable clauses={others.map((each) => ({ level, clause: each }))} base={base} />
        </Section>
      </Stack>
    </>
  )
}
