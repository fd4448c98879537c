import type { Visit } from '../access/index.ts'
import { Input, Radios } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { londonDay } from '../time/index.ts'
import { madeFor, type Who } from './who-it-is.ts'
import { whichPerson } from './words.ts'

export function ChildRow({
  index,
  who,
  visit,
  error,
}: {
  index: number
  who: Who | undefined
  visit: Visit
  error: (name: string) => { text: string } | undefined
}) {
  const name = (part: string) => ({ name: `child.${index}.${part}`, id: `child-${index}-${part}` })
  const child = who?.child
  const question = { name: `child.${index}.is`, idPrefix: `child-${index}-is`, classes: 'govuk-radios--small' }
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
      {who && who.matches.length > 0 && (
        <Radios
          {...question}
          fieldset={{ legend: { text: `Who is ${child?.name || 'this child'}?` } }}
          errorMessage={error(`child-${index}-is`)}
          items={[
            ...who.matches.map((match) => ({
              value: match.person.id,
              text: personLabel(match.person, londonDay(visit.now)),
              hint: { text: whichPerson(match) },
            })),
            { divider: 'or' },
            { value: 'new', text: 'None of these: somebody new' },
          ]}
        />
      )}
      {who?.chosen && (
        <Radios
          {...question}
          formGroup={{ classes: 'ds-inline-radios' }}
          fieldset={{ legend: { text: `You said who ${child?.name || 'this child'} is` } }}
          value={child?.is ?? ''}
          items={[
            { value: child?.is ?? '', text: who.chosen },
            { value: 'ask', text: 'Somebody else: ask me again' },
          ]}
        />
      )}
      {child && <Kept index={index} who={who} />}
    </>
  )
}

/** What a choice was made for goes with it: changed words make it a question again. */
function Kept({ index, who: { child, matches, chosen } }: { index: number; who: Who }) {
  const asked = matches.length > 0
  const kept = { is: asked || chosen ? '' : child.is, isFor: asked ? madeFor(child) : child.isFor, was: child.was }
  return (
    <>
      {Object.entries(kept).map(
        ([part, value]) => value && <input type="hidden" name={`child.${index}.${part}`} value={value} />,
      )}
    </>
  )
}
