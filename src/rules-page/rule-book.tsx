import type { VNode } from 'preact'
import { Filters, Input, Section, Select, Stack, Tag, Title } from '../govuk/index.ts'
import type { RuleGroup } from '../rulebook/index.ts'
import { marks, type RuleFilter, type RuleLine, ruleGroups } from './rule-lines.ts'

/** The rule book as a page: every rule by group, with its source, its edition and how sure it is. */
export function RuleBook({ lines, filter }: { lines: readonly RuleLine[]; filter: RuleFilter }): VNode {
  const filtered = Boolean(filter.find || filter.group || filter.mark)
  const groups = Map.groupBy(lines, ({ group }) => group)
  const toCheck = lines.filter(({ mark }) => mark === 'check').length
  return (
    <>
      <Title
        say={`${lines.length} ${filtered ? 'rules with what you asked for' : 'rules that every screen, reminder and figure reads'}. ${toCheck} to check against the source.`}
      >
        Rule book
      </Title>
      <Filters action="/rulebook" label="Show fewer rules">
        <Input id="find" name="find" label="Words" value={filter.find} />
        <Select
          id="group"
          name="group"
          label="Part"
          value={filter.group ?? ''}
          items={[{ value: '', text: 'Every part' }, ...ruleGroups.map((group) => ({ value: group, text: group }))]}
        />
        <Select
          id="mark"
          name="mark"
          label="How sure"
          value={filter.mark ?? ''}
          items={[{ value: '', text: 'All' }, ...marks.map(({ mark, name }) => ({ value: mark, text: name }))]}
        />
      </Filters>
      {lines.length === 0 ? (
        <p class="ds-empty">
          No rule has this.{' '}
          <a class="govuk-link" href="/rulebook">
            Show the whole rule book
          </a>
        </p>
      ) : (
        <Stack>
          <MarkWords />
          {[...groups].map(([group, rules]) => (
            <Section
              title={group}
              id={group.toLowerCase().replaceAll(' ', '-')}
              end={rules.length === 1 ? '1 rule' : `${rules.length} rules`}
            >
              {group === 'Levels of need' && (
                <p class="ds-p ds-meta">
                  These are the shipped template’s.{' '}
                  <a class="govuk-link govuk-link--no-visited-state" href="/threshold">
                    The document in force here
                  </a>{' '}
                  is what decisions cite.
                </p>
              )}
              <Rules group={group} rules={rules} />
            </Section>
          ))}
        </Stack>
      )}
    </>
  )
}

function Rules({ group, rules }: { group: RuleGroup; rules: readonly RuleLine[] }) {
  return (
    <table class="ds-t ds-rules">
      <caption class="govuk-visually-hidden">{group}</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Source and edition</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr id={rule.anchor}>
            <td>
              {rule.words}
              <span class="ds-b ds-meta">
                <a class="govuk-link govuk-link--no-visited-state" href={`#${rule.anchor}`}>
                  {rule.id}
                </a>
              </span>
            </td>
            <td>
              {rule.source}
              <span class="ds-b ds-meta">
                {rule.basis && rule.basis !== rule.mark && `${rule.basis.charAt(0).toUpperCase()}${rule.basis.slice(1)}. `}
                Edition: {rule.edition} {rule.mark === 'check' && <Tag text="Check" classes="govuk-tag--soon" />}
                {rule.mark === 'local' && <Tag text="Local" classes="govuk-tag--door" />}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MarkWords() {
  const [read, check, local] = marks
  return (
    <p class="ds-p ds-meta">
      <Tag text="Check" classes="govuk-tag--soon" /> {check?.means} <Tag text="Local" classes="govuk-tag--door" /> {local?.means}{' '}
      Without a tag: {read?.means.charAt(0).toLowerCase()}
      {read?.means.slice(1)}
    </p>
  )
}
