import type { ComponentChildren, VNode } from 'preact'
import type { Visit } from '../access/index.ts'
import { Actions, Button, ErrorSummary, errorFor, errorSummary, Input, type Problem, Textarea, Title } from '../govuk/index.ts'
import type { Clause, Level, Threshold } from './document.ts'

type FormProps<Now> = {
  visit: Visit
  /** What stands now, with the number that tells whether somebody changed it. */
  now: Now
  words: Readonly<Record<string, string>>
  problems: readonly Problem[]
  /** Show what stands now too: somebody else saved while this was written, or the words come from an earlier visit. */
  beside: 'theirs' | 'kept' | undefined
}

export function TitleForm({ visit, now, words, problems, beside }: FormProps<Threshold>): VNode {
  return (
    <Editing title="Title and note" visit={visit} revision={now.revision} problems={problems}>
      {beside && <Beside why={beside} by={null} parts={[now.title, now.note]} />}
      <Input
        classes="govuk-!-width-two-thirds"
        id="title"
        name="title"
        label="Title"
        value={words.title}
        errorMessage={errorFor(problems, 'title')}
      />
      <Textarea
        classes="govuk-!-width-two-thirds"
        id="note"
        name="note"
        label="Note"
        hint="One or two sentences above the levels: who agreed this document, and when"
        rows={3}
        value={words.note}
      />
    </Editing>
  )
}

export function LevelForm({ visit, now, words, problems, beside }: FormProps<Level>): VNode {
  return (
    <Editing title={`Level ${now.level}`} visit={visit} revision={now.revision} problems={problems}>
      {beside && <Beside why={beside} by={now.changedBy} parts={[now.name, now.means, now.whoHelps]} />}
      <Input
        id="name"
        name="name"
        label="Name"
        value={words.name}
        errorMessage={errorFor(problems, 'name')}
        classes="govuk-input--width-20"
      />
      <Textarea
        classes="govuk-!-width-two-thirds"
        id="means"
        name="means"
        label="What this much help looks like"
        rows={3}
        value={words.means}
        errorMessage={errorFor(problems, 'means')}
      />
      <Textarea
        classes="govuk-!-width-two-thirds"
        id="whoHelps"
        name="whoHelps"
        label="Who helps"
        rows={3}
        value={words.whoHelps}
        errorMessage={errorFor(problems, 'whoHelps')}
      />
    </Editing>
  )
}

type ClauseFormProps = Omit<FormProps<Clause>, 'now'> & { level: Level; now?: Clause | undefined }

export function ClauseForm({ visit, level, now, words, problems, beside }: ClauseFormProps): VNode {
  return (
    <>
      <Editing
        title={now ? `Clause ${now.number}` : `New clause of level ${level.level}`}
        say={`Level ${level.level}: ${level.name}. ${level.means}`}
        visit={visit}
        revision={now?.revision}
        problems={problems}
      >
        {beside && now && <Beside why={beside} by={now.changedBy} parts={[now.heading, now.words]} />}
        <Input
          classes="govuk-!-width-two-thirds"
          id="heading"
          name="heading"
          label="Heading"
          hint="A few words that people will say aloud"
          value={words.heading}
          errorMessage={errorFor(problems, 'heading')}
        />
        <Textarea
          classes="govuk-!-width-two-thirds"
          id="words"
          name="words"
          label="What it means"
          hint="What somebody would see or hear, in a sentence"
          rows={3}
          value={words.words}
          errorMessage={errorFor(problems, 'words')}
        />
      </Editing>
      {now && (
        <form method="post" action={`${visit.path.replace(/\/removal$/, '')}/removal`} class="ds-p">
          {visit.fields(now.revision)}
          <p class="ds-meta">Decisions that cite this clause keep it: they cite the version that was in force.</p>
          <Button text={`Remove clause ${now.number}`} classes="govuk-button--secondary" id="remove" />
        </form>
      )}
    </>
  )
}

type EditingProps = {
  title: string
  say?: string
  visit: Visit
  revision: number | undefined
  problems: readonly Problem[]
  children: ComponentChildren
}

function Editing({ title, say, visit, revision, problems, children }: EditingProps) {
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say={say}>{title}</Title>
      <form method="post" action={visit.path.replace(/\/removal$/, '')} novalidate>
        {visit.fields(revision)}
        {children}
        <Actions>
          <Button text="Save" />
          <a class="govuk-link govuk-link--no-visited-state" href={`/threshold/versions/${visit.params.version}/writing`}>
            Leave it as it is
          </a>
        </Actions>
      </form>
    </>
  )
}

/** What stands now, beside words that would replace it. */
function Beside({ why, by, parts }: { why: 'theirs' | 'kept'; by: string | null; parts: readonly string[] }) {
  return (
    <section class="ds-panel ds-panel--line" aria-labelledby="beside">
      <h2 class="ds-h3" id="beside">
        {why === 'theirs' ? `What ${by ?? 'somebody else'} saved meanwhile` : 'What stands now'}
      </h2>
      {parts.map((part) => (
        <p class="ds-p">{part}</p>
      ))}
      {why === 'kept' && <p class="ds-meta">Below are words of yours that were kept and not saved.</p>}
    </section>
  )
}
