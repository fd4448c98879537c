import type { ComponentChildren } from 'preact'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { Problem } from '../form.ts'
import { errorSummary } from '../problems.ts'
import { Title } from './arrangement.tsx'
import { Actions } from './steps.tsx'

/** What stands there now and what was written over it, by the question's own words. */
export type Meanwhile = readonly { term: string; theirs: string; mine: string }[]

export interface JobFormProps {
  title: ComponentChildren
  say?: ComponentChildren | undefined
  problems: readonly Problem[]
  /** Somebody else was quicker: what they wrote, beside what is in the boxes. */
  meanwhile?: Meanwhile | undefined
  action: string
  /** `visit.fields(version)` */
  fields: ComponentChildren
  button: string
  /** Where to go without changing anything. */
  back: string
  children: ComponentChildren
}

/** A page of one job: its name, what is to be put right, the questions, and the way out. */
export function JobForm({ title, say, problems, meanwhile, action, fields, button, back, children }: JobFormProps) {
  const changed = (meanwhile ?? []).filter(({ theirs, mine }) => theirs !== mine)
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say={say}>{title}</Title>
      {meanwhile && (
        <div class="ds-danger" role="alert">
          <b>Somebody else changed this while you were writing.</b> Your words are in the boxes: send them again if they should
          stand.
          {changed.map(({ term, theirs, mine }) => (
            <span class="ds-b">
              {term}: now “{theirs || 'nothing'}”, you wrote “{mine || 'nothing'}”
            </span>
          ))}
        </div>
      )}
      <form method="post" class="ds-form" action={action} novalidate>
        {fields}
        {children}
        <Actions>
          <Button text={button} />
          <a class="govuk-link govuk-link--no-visited-state" href={back}>
            Leave it as it is
          </a>
        </Actions>
      </form>
    </>
  )
}
