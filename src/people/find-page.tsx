import { may, requirePermission, type Visit } from '../access/index.ts'
import { Button, Empty, Input, Section, Stack, Title, text } from '../govuk/index.ts'
import { londonDay } from '../time/index.ts'
import { FoundList } from './found-list.tsx'
import { purposeOf } from './purpose.ts'
import { asksForAnybody, type Found, findPeople, wantedOf } from './search.ts'
import { whatIsReferredTo } from './search-store.ts'
import { readSearchText } from './search-text.ts'

const most = 20

/**
 * One box for a name, a birth date, an address or a number; those who may be meant, likeliest first. What is looked for is sent and
 * never stands in an address: a browser's history and a proxy's log would keep the name of a child.
 */
export async function showFind(visit: Visit) {
  const typed = text(visit.form.answers, 'find')
  const purpose = purposeOf(visit)
  const today = londonDay(visit.now)
  const { reference } = readSearchText(typed, today)
  const { found, named } = await visit.withActor(purpose, async (work) => {
    requirePermission(work, 'see index', { kind: 'person' })
    return {
      found: typed === '' ? [] : await findPeople(work, { text: typed, limit: most }),
      named: reference && (await whatIsReferredTo(work, reference)),
    }
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
              label={{ text: 'Name, birth date, address, number or reference' }}
              hint={{ text: 'In any order, as much as you know: alfie dunning 11, or dunning larch street' }}
              value={typed}
              spellcheck={false}
              autocomplete="off"
            />
            <Button text="Find" />
          </form>
          {visit.query.left && (
            <p class="govuk-inset-text" role="status">
              Saved. Another place is responsible for this child from now on, so the record is not here for you to see any more.
            </p>
          )}
          {named && (
            <p class="govuk-body-l">
              <a class="govuk-link" href={named.href}>
                {named.text}
              </a>
            </p>
          )}
          {found.length > 0 && (
            <Section title="Who may be meant" id="found" end={found.length === most ? `The first ${most}` : undefined}>
              <FoundList found={found} today={today} />
            </Section>
          )}
          {typed !== '' && found.length === 0 && !named && <NobodyFound visit={visit} typed={typed} reference={reference} />}
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
  if (found.length === 0) return undefined
  const fit = found.filter(({ whole }) => whole).length
  if (fit === 0) return `Nobody fits “${typed}” in every word. The likeliest come first.`
  const people = fit === 1 ? 'One person fits' : fit === most ? `${most} people or more fit` : `${fit} people fit`
  if (fit > 1 && !/\s/.test(typed)) return `${people}. Another name, a birth date or an address tells them apart.`
  if (fit < found.length) return `${people}, and others come near. The likeliest come first.`
  return fit === 1 ? `${people}.` : `${people}, the likeliest first.`
}

function NobodyFound({ visit, typed, reference }: { visit: Visit; typed: string; reference: string | undefined }) {
  if (reference)
    return (
      <Empty>No contact or referral that you may see has the reference {reference}. Check its letters, or search by name.</Empty>
    )
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
