import { get, type Outcome, type Purpose, post, type Route, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { Refusal } from '../errors.ts'
import {
  Button,
  Checkboxes,
  ErrorSummary,
  errorFor,
  errorSummary,
  Facts,
  list,
  type Problem,
  Radios,
  Select,
  Table,
  Textarea,
  Title,
  Two,
  text,
} from '../govuk/index.ts'
import { findPeople, personLabel } from '../people/index.ts'
import { dangers, familyAgrees, familyKnows } from '../rulebook/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import {
  askForInformation,
  type ContactChange,
  changeContact,
  handBack,
  informationCame,
  moveChild,
  pickUp,
} from './change-contact.ts'
import { type Danger, type FamilyAgrees, type FamilyKnows, parts } from './contact.ts'
import { contactAt, purposeOf, readAll } from './contact-page.tsx'
import { disagreementOutcomes, raiseDisagreement, resolveDisagreement } from './disagreement.ts'
import { listDisagreements } from './disagreement-store.ts'
import { whenWords, whichPerson } from './words.ts'

const home = (visit: Visit) => `/contacts/${visit.params.reference}`
const read = (visit: Visit, purpose: Purpose = 'decide contacts') =>
  visit.withActor(purpose, (work) => readAll(work, visit.params.reference!))

/** One act upon the contact of the address, and back to its page. */
function act(visit: Visit, purpose: Purpose, run: (work: Work, id: string) => Promise<unknown>): Promise<Outcome> {
  return visit.submit(purpose, async (work) => {
    await run(work, await contactAt(work, visit.params.reference!))
    return { to: home(visit) }
  })
}
const there = async (visit: Visit, run: (work: Work, id: string) => Promise<void>) => ({
  to: (await act(visit, 'decide contacts', run)).to ?? home(visit),
})

const editable = ['worry', 'going well', 'agreed', 'note'] as const
const nameOf = (part: string) => part.replaceAll(' ', '-')

/** Adds or changes words. Carries the version it was shown; a second editor sees both values, and theirs are still in the boxes. */
async function changePage(visit: Visit, clash?: { theirs: ContactChange; version: number }, problems: readonly Problem[] = []) {
  const { contact, words } = await read(visit)
  const newest = Object.fromEntries(words.map((row) => [row.part, row.words]))
  const kept = clash || problems.length > 0 ? visit.form.answers : (await visit.draft(`${home(visit)}/change`))?.words
  const hidden = words.filter((row) => row.notForFamily).map((row) => row.part)
  const value = (name: string, otherwise: string) => (kept ? text(kept, name) : otherwise)
  const savedMeanwhile = clash
    ? answersMeanwhile(clash.theirs, {
        familyKnows: value('knows', contact.familyKnows),
        familyAgrees: value('agrees', contact.familyAgrees),
        danger: value('danger', contact.danger),
      })
    : []
  return {
    status: clash ? 409 : undefined,
    page: {
      title: 'Add or change words',
      section: 'contacts' as const,
      failed: Boolean(clash) || problems.length > 0,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <form method="post" class="ds-form ds-form--wide" action={`${home(visit)}/change`} novalidate data-keep="draft">
          {visit.fields(clash?.version ?? contact.version)}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say="Each change is kept as a version. The clock keeps running from when the contact came in.">
            Add or change words
          </Title>
          {clash && (
            <div class="ds-danger" role="alert">
              <b>Somebody else changed this while you were writing.</b> Nothing is lost: their words stand beside yours. Put
              together what should be kept, then save.
            </div>
          )}
          {editable.map((part) => {
            const theirs = clash?.theirs.words[part] ?? ''
            const mine = value(nameOf(part), newest[part] ?? '')
            const box = (
              <Textarea
                name={nameOf(part)}
                label={{ text: part === 'note' ? 'Add a note' : parts[part] }}
                rows={part === 'worry' ? 5 : 3}
                value={mine}
                errorMessage={errorFor(problems, nameOf(part))}
              />
            )
            return clash && theirs !== mine ? (
              <Two split="even">
                {box}
                <div class="ds-panel">
                  <h3 class="ds-h3">What stands there now</h3>
                  <p>{theirs || 'Nothing'}</p>
                </div>
              </Two>
            ) : (
              box
            )
          })}
          {savedMeanwhile.length > 0 && (
            <div class="govuk-inset-text">
              {savedMeanwhile.map(([asked, now]) => (
                <p>
                  {asked} Saved meanwhile: <b>{now}</b>.
                </p>
              ))}
            </div>
          )}
          <div class="ds-grid ds-grid--2">
            <Radios
              name="knows"
              classes="govuk-radios--small"
              fieldset={{ legend: { text: 'Does the family know?' } }}
              value={value('knows', contact.familyKnows)}
              items={familyKnows.codes.map(({ code, name }) => ({ value: code, text: name }))}
            />
            <Radios
              name="agrees"
              classes="govuk-radios--small"
              fieldset={{ legend: { text: 'Does the family agree to help?' } }}
              value={value('agrees', contact.familyAgrees)}
              items={familyAgrees.codes.map(({ code, name }) => ({ value: code, text: name }))}
            />
            <Radios
              name="danger"
              classes="govuk-radios--small"
              fieldset={{ legend: { text: 'Is anybody in danger now?' } }}
              value={value('danger', contact.danger)}
              items={dangers.codes.map(({ code, name }) => ({ value: code, text: name }))}
            />
            <Checkboxes
              name="hide"
              classes="govuk-checkboxes--small"
              fieldset={{ legend: { text: 'Words that must not reach the family' } }}
              values={kept ? list(kept, 'hide') : hidden}
              items={editable.map((part) => ({ value: part, text: parts[part] }))}
            />
          </div>
          <Button text="Save these words" />
        </form>
      ),
    },
  }
}

/** What somebody else chose meanwhile where this editor chose otherwise: the question, and their answer. */
function answersMeanwhile(
  theirs: ContactChange,
  mine: Record<'familyKnows' | 'familyAgrees' | 'danger', string>,
): [asked: string, now: string][] {
  const asked = [
    ['Does the family know?', 'familyKnows', familyKnows],
    ['Does the family agree to help?', 'familyAgrees', familyAgrees],
    ['Is anybody in danger now?', 'danger', dangers],
  ] as const
  return asked.flatMap(([words, name, codes]): [string, string][] =>
    theirs[name] === mine[name] ? [] : [[words, codes.codes.find(({ code }) => code === theirs[name])?.name ?? theirs[name]]],
  )
}

async function saveChange(visit: Visit) {
  const { answers, version } = visit.form
  const change: ContactChange = {
    familyKnows: text(answers, 'knows') as FamilyKnows,
    familyAgrees: text(answers, 'agrees') as FamilyAgrees,
    danger: text(answers, 'danger') as Danger,
    words: Object.fromEntries(editable.map((part) => [part, text(answers, nameOf(part))])),
    notForFamily: list(answers, 'hide'),
  }
  if (!change.words.worry) return changePage(visit, undefined, [{ field: 'worry', message: 'Say what was seen or heard' }])
  try {
    return await there(visit, (work, id) => changeContact(work, id, Number(version), change))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
    return changePage(visit, error.facts as { theirs: ContactChange; version: number })
  }
}

async function movePage(visit: Visit, problems: readonly Problem[] = []) {
  const { contact, children } = await read(visit)
  const find = visit.query.find?.trim()
  const found = find ? await visit.withActor('decide contacts', (work) => candidates(work, find)) : []
  return {
    page: {
      title: 'Wrong child',
      section: 'contacts' as const,
      failed: problems.length > 0,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <>
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say="The contact moves to the right child. Both keep a trace of it.">This was recorded on the wrong child</Title>
          <form method="get" class="ds-form" action={`${home(visit)}/move`}>
            <label class="govuk-label" for="find-right">
              Find the right child
            </label>
            <div class="ds-search">
              <input class="govuk-input" id="find-right" name="find" value={find} />
              <Button classes="govuk-button--secondary" text="Find" />
            </div>
          </form>
          {find && (
            <form method="post" class="ds-form" action={`${home(visit)}/move`} novalidate>
              {visit.fields(contact.version)}
              <Select
                name="from"
                label={{ text: 'Recorded on' }}
                items={children.map((child) => ({ text: `${child.givenName} ${child.familyName}`, value: child.id }))}
              />
              <Radios
                name="to"
                classes="govuk-radios--small"
                fieldset={{ legend: { text: 'Who is it about?' } }}
                errorMessage={errorFor(problems, 'to')}
                items={found.map((child) => ({ value: child.id, text: child.label, hint: { text: child.why } }))}
              />
              {found.length === 0 && <p>Nobody like that. Try another spelling, or the birth date.</p>}
              <Textarea name="why" label={{ text: 'How did it happen?' }} rows={2} errorMessage={errorFor(problems, 'why')} />
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

async function saveMove(visit: Visit) {
  const { answers } = visit.form
  const [from, to, why] = [text(answers, 'from'), text(answers, 'to'), text(answers, 'why')]
  const problems: Problem[] = []
  if (!isId(to) || !isId(from)) problems.push({ field: 'to', message: 'Choose the child it is about' })
  if (!why) problems.push({ field: 'why', message: 'Say in a few words how it happened' })
  if (problems.length > 0) return movePage(visit, problems)
  return there(visit, (work, id) => moveChild(work, id, from, to, why))
}

async function disagreementPage(visit: Visit, problems: readonly Problem[] = []) {
  const purpose = purposeOf(visit)
  const { contact } = await read(visit, purpose)
  return {
    page: {
      title: 'Disagree with a decision',
      failed: problems.length > 0,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <form method="post" class="ds-form" action={`${home(visit)}/disagreements`} novalidate data-keep="draft">
          {visit.fields()}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say={`About ${contact.reference}. The front door manager answers within five working days.`}>
            Say that you disagree
          </Title>
          <Textarea
            name="words"
            label={{ text: 'What do you think should happen, and why?' }}
            value={text(visit.form.answers, 'words')}
            errorMessage={errorFor(problems, 'words')}
          />
          <Button text="Send this to the manager" />
        </form>
      ),
    },
  }
}

async function saveDisagreement(visit: Visit) {
  const words = text(visit.form.answers, 'words')
  if (!words) return disagreementPage(visit, [{ field: 'words', message: 'Say what you think should happen' }])
  return { to: (await act(visit, purposeOf(visit), (work, id) => raiseDisagreement(work, id, words))).to ?? '/' }
}

async function settlePage(visit: Visit, problems: readonly Problem[] = []) {
  const { disagreements } = await read(visit)
  const row = disagreements.find((each) => each.id === visit.params.id)
  if (!row) throw new Refusal('not-found')
  return {
    page: {
      title: 'Settle a disagreement',
      section: 'contacts' as const,
      failed: problems.length > 0,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <form method="post" class="ds-form" action={`${home(visit)}/disagreements/${row.id}`} novalidate data-keep="draft">
          {visit.fields(row.version)}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say={`Raised ${whenWords(row.raisedAt, visit.now)}, to be settled by ${whenWords(row.dueAt, visit.now)}.`}>
            Settle a disagreement
          </Title>
          <Facts items={[{ term: row.raisedByName, value: row.words }]} />
          <Radios
            name="outcome"
            fieldset={{ legend: { text: 'How does it end?' } }}
            errorMessage={errorFor(problems, 'outcome')}
            items={Object.entries(disagreementOutcomes).map(([value, name]) => ({ value, text: name }))}
          />
          <Textarea
            name="words"
            label={{ text: 'What did you agree?' }}
            rows={3}
            errorMessage={errorFor(problems, 'words')}
            value={text(visit.form.answers, 'words')}
          />
          <Button text="Settle it" />
        </form>
      ),
    },
  }
}

async function saveSettled(visit: Visit) {
  const { answers, version } = visit.form
  const [outcome, words] = [text(answers, 'outcome'), text(answers, 'words')]
  const problems: Problem[] = []
  if (!Object.hasOwn(disagreementOutcomes, outcome)) problems.push({ field: 'outcome', message: 'Choose how it ends' })
  if (!words) problems.push({ field: 'words', message: 'Say what you agreed' })
  if (problems.length > 0) return settlePage(visit, problems)
  return there(visit, (work) =>
    resolveDisagreement(work, visit.params.id!, Number(version), outcome as keyof typeof disagreementOutcomes, words),
  )
}

const daysWords = (days: number) => (days === 1 ? '1 day' : `${days} days`)

/** The log of disagreements, open ones first, with how long each took. */
async function logPage(visit: Visit) {
  const rows = await visit.withActor('decide contacts', listDisagreements)
  return {
    page: {
      title: 'Disagreements',
      section: 'contacts' as const,
      body: (
        <>
          <Title say={`${rows.filter((row) => !row.resolvedAt).length} of ${rows.length} are open.`}>Disagreements</Title>
          <Table
            classes="ds-t--cards"
            head={[{ text: 'Contact' }, { text: 'Raised by' }, { text: 'Raised' }, { text: 'Settled' }, { text: 'Took' }]}
            rows={rows.map((row) => [
              {
                html: (
                  <a class="govuk-link" href={`/contacts/${row.reference}#disagreement`}>
                    {row.reference}
                  </a>
                ),
              },
              { text: row.raisedByName },
              { text: whenWords(row.raisedAt, visit.now), attributes: { 'data-of': 'Raised' } },
              {
                text: row.resolvedAt ? whenWords(row.resolvedAt, visit.now) : row.dueAt < visit.now ? 'Open, late' : 'Open',
                attributes: row.resolvedAt ? { 'data-of': 'Settled' } : {},
              },
              {
                text: row.resolvedAt
                  ? daysWords(Math.max(1, Math.round((row.resolvedAt.getTime() - row.raisedAt.getTime()) / 86_400_000)))
                  : '',
              },
            ])}
          />
        </>
      ),
    },
  }
}

export const smallPages: Route[] = [
  post('/contacts/:reference/with', (visit) =>
    there(visit, (work, id) =>
      text(visit.form.answers, 'do') === 'back' ? handBack(work, id) : pickUp(work, id, text(visit.form.answers, 'from') || null),
    ),
  ),
  post('/contacts/:reference/information', (visit) =>
    there(visit, async (work, id) => {
      const of = text(visit.form.answers, 'of')
      if (of) await askForInformation(work, id, of)
    }),
  ),
  post('/contacts/:reference/information/:id', (visit) =>
    there(visit, (work, id) => informationCame(work, id, visit.params.id!)),
  ),
  get('/contacts/:reference/change', (visit) => changePage(visit)),
  post('/contacts/:reference/change', saveChange, { drafts: true }),
  get('/contacts/:reference/move', (visit) => movePage(visit)),
  post('/contacts/:reference/move', saveMove),
  get('/contacts/:reference/disagreements', (visit) => disagreementPage(visit)),
  post('/contacts/:reference/disagreements', saveDisagreement, { drafts: true }),
  get('/contacts/:reference/disagreements/:id', (visit) => settlePage(visit)),
  post('/contacts/:reference/disagreements/:id', saveSettled, { drafts: true }),
  get('/disagreements', logPage),
]
