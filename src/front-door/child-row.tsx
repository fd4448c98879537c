import type { Visit } from '../access/index.ts'
import { Input, Radios } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { londonDay } from '../time/index.ts'
import type { Candidate, SaidChild } from './about-whom.ts'
import { whichPerson } from './words.ts'

export function ChildRow({
  index,
  child,
  matches,
  visit,
  error,
}: {
  index: number
  child: SaidChild | undefined
  matches: Candidate[]
  visit: Visit
  error: (name: string) => { text: string } | undefined
}) {
  const name = (part: string) => ({ name: `child.${index}.${part}`, id: `child-${index}-${part}` })
  return (
    <>
      <div class="ds-grid ds-grid--3">
        <Input
          {...name('name')}
          label={{ text: index === 0 ? 'Child or young person' : 'And' }}
          autocomplete="off"
          value={child?.name ?? ''}
          errorMessage={error(`child-${index}-name`)}
        />
        <Input
          {...name('born')}
          label={{ text: 'Born, or age' }}
          autocomplete="off"
          value={child?.born ?? ''}
          errorMessage={error(`child-${index}-born`)}
        />
      </div>
      {matches.length > 0 ? (
        <Radios
          name={`child.${index}.is`}
          idPrefix={`child-${index}-is`}
          classes="govuk-radios--small"
          fieldset={{ legend: { text: `Who is ${child?.name}?` } }}
          errorMessage={error(`child-${index}-is`)}
          value={child?.is ?? ''}
          items={[
            ...matches.map((match) => ({
              value: match.person.id,
              text: `Yes, ${personLabel(match.person, londonDay(visit.now))}`,
              hint: { text: whichPerson(match) },
            })),
            { divider: 'or' },
            { value: 'new', text: 'None of these: somebody new' },
          ]}
        />
      ) : (
        child?.is && <input type="hidden" name={`child.${index}.is`} value={child.is} />
      )}
    </>
  )
}
