import { may, requirePermission, type Visit } from '../access/index.ts'
import { Button, Empty, Input, Section, Stack, Title, text } from '../govuk/index.ts'
import { londonDay } from '../time/index.ts'
import { FoundList } from './found-list.tsx'
import { purposeOf } from './purpose.ts'
import { asksForAnybody, type Found, findPeople, wantedOf } from './search.ts'

const most = 20

/**
 * One box for a name, a birth date, an address or a number; those who may be meant, likeliest first. What is looked for is sent and
 * never stands in an address: a browser's history and a proxy's log would keep the name of a child.
 */
export async function showFind(visit: Visit) {
  const typed = text(visit.form.answers, 'find')
  const purpose = purposeOf(visit)
  const today = londonDay(visit.now)
  const found = await visit.withActor(purpose, async (work) => {
    requirePermission(work, 'see index', { kind: 'person' })
    return typed === '' ? [] : findPeople(work, { text: typed, limit: most })
  })
  const mayAdd = may({ actor: visit.actor, purpose }, 'record person')
  return {
    page: {
      title: typed === '' ? 'Find a child' : `Find: ${typed}`,
      section: 'children' as const,
      body: (
        <Stack>
          <Title say={typed === '' ? undefined : sentence(found, typed)}>Find a child</Title>
          <form method="post" action="/children" role="search">
            {visit.fields()}
            <Input
              name="find"
              id="find-child"
              type="search"
              label={{ text: 'Name, birth date, address or number' }}
              hint={{ text: 'In any order, as much as you know: alfie dunning 11, or dunning larch street' }}
              value={typed}
              spellcheck={false}
              autocomplete="off"
            />
            <Button text="Find" />
          </form>
          {found.length > 0 && (
            <Section title="Who may be meant" id="found" end={found.length === most ? `The first ${most}` : undefined}>
              <FoundList found={found} today={today} />
            </Section>
          )}
          {typed !== '' && found.length === 0 && <NobodyFound visit={visit} typed={typed} />}
          {mayAdd && typed !== '' && (
            <form method="post" action="/children/new">
              {visit.fields()}
              <input type="hidden" name="find" value={typed} />
              <p class="govuk-body">Not here?</p>
              <Button name="_look" value="find" text="Add a child or an adult" classes="govuk-button--secondary" />
            </form>
          )}
        </Stack>
      ),
    },
  }
}

function sentence(found: readonly Found[], typed: string): string | undefined {
  const [first] = found
  if (!first) return undefined
  const people =
    found.length === 1 ? 'One person fits.' : found.length === most ? `${most} people or more fit` : `${found.length} people fit`
  if (/^(same name|has this number)/.test(first.why)) return found.length === 1 ? people : `${people}, the likeliest first.`
  if (/^same (first|family) name$/.test(first.why) && !/\s/.test(typed))
    return found.length === 1 ? people : `${people}. Another name, a birth date or an address tells them apart.`
  return `Nobody fits “${typed}” in every word. The likeliest come first.`
}

function NobodyFound({ visit, typed }: { visit: Visit; typed: string }) {
  if (!asksForAnybody(wantedOf({ text: typed }, londonDay(visit.now))))
    return <Empty>That would fit many children. Add a name, a whole birth date, an address or a number.</Empty>
  if (visit.actor.role === 'partner')
    return (
      <Empty>
        Nobody like “{typed}” is among the children whom your agency brought to us or works with. Ask the front door about any
        other child: you do not need to find them first.
      </Empty>
    )
  return <Empty>Nobody is like “{typed}”. Try fewer words, the family name alone with a birth date, or the address.</Empty>
}
