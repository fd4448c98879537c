import { formPage, type Route, type Start, type Visit } from '../access/index.ts'
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
import type { Work } from '../work.ts'
import { type ContactChange, changeContact } from './change-contact.ts'
import { type Danger, type FamilyAgrees, type FamilyKnows, parts } from './contact.ts'
import { home, read } from './contact-acts.ts'
import { contactAt } from './contact-view.ts'

const editable = ['worry', 'going well', 'agreed', 'note'] as const
const nameOf = (part: string) => part.replaceAll(' ', '-')

/** Adds or changes words. Carries the version it was shown; a second editor sees both values, and theirs are still in the boxes. */
async function changePage(visit: Visit, { kept, problems, clash }: Start<ContactChange>) {
  const { contact, words } = await read(visit)
  const newest = Object.fromEntries(words.map((row) => [row.part, row.words]))
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
    page: {
      title: 'Add or change words',
      section: 'contacts' as const,
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

async function saveChange(work: Work, visit: Visit) {
  const { answers, version } = visit.form
  const change: ContactChange = {
    familyKnows: text(answers, 'knows') as FamilyKnows,
    familyAgrees: text(answers, 'agrees') as FamilyAgrees,
    danger: text(answers, 'danger') as Danger,
    words: Object.fromEntries(editable.map((part) => [part, text(answers, nameOf(part))])),
    notForFamily: list(answers, 'hide'),
  }
  const problems: Problem[] = []
  if (!change.words.worry) problems.push({ field: 'worry', message: 'Say what was seen or heard' })
  if (!isCode(dangers, change.danger)) problems.push({ field: 'danger', message: 'Say whether anybody is in danger now' })
  if (problems.length > 0) return { problems }
  await changeContact(work, await contactAt(work, visit.params.reference!), Number(version), change)
  return { to: home(visit) }
}

export const changePages: Route[] = formPage(
  '/contacts/:reference/change',
  { purpose: 'decide contacts', show: changePage, act: saveChange },
  { drafts: true },
)
