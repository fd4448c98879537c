import type { VNode } from 'preact'
import type { Visit } from '../access/index.ts'
import { Button, Section, Stack, Tag, Title } from '../govuk/index.ts'
import type { Changes, Level, Threshold } from './document.ts'

const link = 'govuk-link govuk-link--no-visited-state'
const path = (threshold: Threshold) => `/threshold/versions/${threshold.version}`

/** A version being written: every level and clause with a way to change it, and what is new marked. */
export function Writing({
  visit,
  threshold,
  changes,
}: {
  visit: Visit
  threshold: Threshold
  changes: Changes | undefined
}): VNode {
  const base = path(threshold)
  return (
    <>
      <Title
        say="Nobody decides by it until it is published. Several of you may write at once."
        end={<Button text="Ask for it to be published" href={`${base}/publication`} />}
      >
        Writing version {threshold.version}
      </Title>
      <Stack>
        {changes && <ChangeWords changes={changes} />}
        <Section
          title="Title and note"
          id="title"
          end={
            <a class={link} href={`${base}/title`}>
              Change<span class="govuk-visually-hidden"> title and note</span>
            </a>
          }
        >
          <p class="ds-p">
            <b>{threshold.title}</b>
          </p>
          <p class="ds-p">{threshold.note}</p>
        </Section>
        {threshold.levels.map((level) => (
          <LevelPart visit={visit} base={base} level={level} changes={changes} />
        ))}
      </Stack>
    </>
  )
}

function LevelPart({ base, level, changes }: { visit: Visit; base: string; level: Level; changes: Changes | undefined }) {
  const isNew = (number: string) => changes?.added.some(({ clause }) => clause.number === number)
  const isReworded = (number: string) => changes?.reworded.some(({ clause }) => clause.number === number)
  return (
    <Section
      title={`Level ${level.level}: ${level.name}`}
      id={`level-${level.level}`}
      end={
        <a class={link} href={`${base}/levels/${level.level}`}>
          Change<span class="govuk-visually-hidden"> level {level.level}</span>
        </a>
      }
    >
      <p class="ds-p">{level.means}</p>
      <p class="ds-p ds-meta">
        <b>Who helps.</b> {level.whoHelps}
      </p>
      <table class="ds-t">
        <caption class="govuk-visually-hidden">Clauses of level {level.level}</caption>
        <thead class="govuk-visually-hidden">
          <tr>
            <th scope="col">Number</th>
            <th scope="col">What it says</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {level.clauses.map((clause) => (
            <tr id={clause.number}>
              <td class="ds-num">{clause.number}</td>
              <td>
                <b>{clause.heading}.</b> {clause.words} {isNew(clause.number) && <Tag text="New" classes="govuk-tag--door" />}
                {isReworded(clause.number) && <Tag text="Changed" classes="govuk-tag--door" />}
              </td>
              <td class="ds-r">
                <a class={link} href={`${base}/clauses/${clause.number}`}>
                  Change<span class="govuk-visually-hidden"> clause {clause.number}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="ds-p">
        <a class={link} href={`${base}/levels/${level.level}/clauses`}>
          Add a clause<span class="govuk-visually-hidden"> to level {level.level}</span>
        </a>
      </p>
    </Section>
  )
}

export function ChangeWords({ changes }: { changes: Changes }): VNode {
  const { added, removed, reworded, levels } = changes
  const lines = [
    levels.length > 0 && `Levels changed: ${levels.map(({ level }) => level).join(', ')}`,
    added.length > 0 && `New: ${numbers(added)}`,
    reworded.length > 0 && `Reworded: ${numbers(reworded)}`,
    removed.length > 0 && `Removed: ${removed.map(({ clause }) => `${clause.number} ${clause.heading}`).join(', ')}`,
  ].filter((line) => line !== false)
  return (
    <section class="ds-panel ds-panel--line" aria-labelledby="changes">
      <h2 class="ds-h3" id="changes">
        What changes from the version in force
      </h2>
      {lines.length === 0 ? (
        <p class="ds-p">No level and no clause yet.</p>
      ) : (
        <ul class="govuk-list">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

const numbers = (cited: Changes['added']) => cited.map(({ clause }) => clause.number).join(', ')
