import { get, post, type Route, type Visit } from '../access/index.ts'
import { Refusal } from '../errors.ts'
import {
  Button,
  Checkboxes,
  ErrorSummary,
  errorFor,
  errorSummary,
  list,
  type Problem,
  Radios,
  Textarea,
  Title,
  Two,
  text,
} from '../govuk/index.ts'
import { dangers, familyAgrees, familyKnows, isCode } from '../rulebook/index.ts'
import { type ContactChange, changeContact } from './change-contact.ts'
import { type Danger, type FamilyAgrees, type FamilyKnows, parts } from './contact.ts'
import { home, read, there } from './contact-acts.ts'

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
              errorMessage={errorFor(problems, 'danger')}
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
  if (!isCode(dangers, change.danger))
    return changePage(visit, undefined, [{ field: 'danger', message: 'Say whether anybody is in danger now' }])
  try {
    return await there(visit, (work, id) => changeContact(work, id, Number(version), change))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
    return changePage(visit, error.facts as { theirs: ContactChange; version: number })
  }
}

export const changePages: Route[] = [
  get('/contacts/:reference/change', (visit) => changePage(visit)),
  post('/contacts/:reference/change', saveChange, { drafts: true }),
]
