import type { ComponentChildren } from 'preact'
import type { Day } from '../time/index.ts'
import { personLabel } from './person.ts'
import type { Found } from './search.ts'

/** People who may be meant: who, where, who knows them, and why they stand here. */
export function FoundList({
  found,
  today,
  end,
}: {
  found: readonly Found[]
  today: Day
  end?: (one: Found) => ComponentChildren
}) {
  return (
    <ul class="ds-list">
      {found.map((one) => (
        <li class="ds-row">
          <div>
            <p class="ds-row__name">
              <a href={`/children/${one.person.id}`}>{personLabel(one.person, today)}</a>
            </p>
            <p>{[one.person.kind === 'adult' ? 'Adult' : undefined, one.area, knownToWords(one)].filter(Boolean).join('. ')}</p>
            <p class="ds-meta">{capital(one.why)}</p>
            {end?.(one)}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** 'Known to Tees Gate Academy and 2 more'. */
function knownToWords({ knownTo }: Found): string {
  const [first, ...others] = [...new Set(knownTo.map(({ agency }) => agency))]
  if (!first) return ''
  if (others.length === 0) return `Known to ${first}`
  return `Known to ${first} and ${others.length === 1 ? others[0] : `${others.length} more`}`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
