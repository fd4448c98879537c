import { formPage, type Outcome, type Route, type Start, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import {
  Button,
  ErrorSummary,
  errorFor,
  errorSummary,
  type Problem,
  Radios,
  Select,
  Textarea,
  Title,
  text,
} from '../govuk/index.ts'
import { findPeople, personLabel } from '../people/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { moveChild } from './change-contact.ts'
import { home, read } from './contact-acts.ts'
import { contactAt } from './contact-view.ts'
import { whichPerson } from './words.ts'

async function movePage(visit: Visit, { kept: answers = {}, clash, ...start }: Start) {
  const { contact, children } = await read(visit)
  const message = 'Somebody changed this contact while you were looking. Your words are kept; look again, then move it'
  const problems = clash ? [{ field: 'to', message }] : start.problems
  const find = visit.query.find?.trim() || text(answers, 'find')
  const found = find ? await visit.withActor('decide contacts', (work) => candidates(work, find)) : []
  return {
    page: {
      title: 'Wrong child',
      section: 'contacts' as const,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <>
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say="The contact moves to the right child. Both keep a trace of it.">This was recorded on the wrong child</Title>
          <form method="post" class="ds-form" action={`${home(visit)}/move`}>
            {visit.fields(contact.version)}
            <label class="govuk-label" for="find-right">
              Find the right child
            </label>
            <div class="ds-search">
              <input class="govuk-input" id="find-right" name="find" value={find} />
              <Button name="_look" value="find" classes="govuk-button--secondary" text="Find" />
            </div>
          </form>
          {find && (
            <form method="post" class="ds-form" action={`${home(visit)}/move`} novalidate>
              {visit.fields(contact.version)}
              <input type="hidden" name="find" value={find} />
              <Select
                name="from"
                label={{ text: 'Recorded on' }}
                value={text(answers, 'from')}
                items={children.map((child) => ({ text: `${child.givenName} ${child.familyName}`, value: child.id }))}
              />
              <Radios
                name="to"
                classes="govuk-radios--small"
                fieldset={{ legend: { text: 'Who is it about?' } }}
                errorMessage={errorFor(problems, 'to')}
                value={text(answers, 'to')}
                items={found.map((child) => ({ value: child.id, text: child.label, hint: { text: child.why } }))}
              />
              {found.length === 0 && <p>Nobody like that. Try another spelling, or the birth date.</p>}
              <Textarea
                name="why"
                label={{ text: 'How did it happen?' }}
                rows={2}
                value={text(answers, 'why')}
                errorMessage={errorFor(problems, 'why')}
              />
              <Button text="Move the contact" />
            </form>
          )}
        </>
      ),
    },
  }
}

async function candidates(work: Work, find: string) {
  return (await findPeople(work, { text: find, kinds: ['child', 'unborn'], limit: 8 })).map((match) => ({
    id: match.person.id,
    label: personLabel(match.person, londonDay(work.now)),
    why: whichPerson(match),
  }))
}

async function saveMove(work: Work, visit: Visit): Promise<Outcome> {
  const { answers, version } = visit.form
  const [from, to, why] = [text(answers, 'from'), text(answers, 'to'), text(answers, 'why')]
  const problems: Problem[] = []
  if (!isId(to) || !isId(from)) problems.push({ field: 'to', message: 'Choose the child it is about' })
  if (!why) problems.push({ field: 'why', message: 'Say in a few words how it happened' })
  if (problems.length > 0) return { problems }
  const id = await contactAt(work, visit.params.reference!)
  await moveChild(work, id, { from, to, why, version: Number(version) })
  return { to: home(visit) }
}

export const movePages: Route[] = formPage(
  '/contacts/:reference/move',
  { purpose: 'decide contacts', show: movePage, act: saveMove },
  { looked: true },
)
