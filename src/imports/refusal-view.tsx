import type { VNode } from 'preact'
import { errorFor, JobForm, type Problem, Textarea } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import type { WaitingFile } from './waiting-store.ts'
import { counted } from './words.ts'

type Shown = { file: WaitingFile; why: string; problems: readonly Problem[]; fields: VNode; now: Date }

/** Asks why a file is refused. */
export function RefusalForm({ file: { id, fileName, rows, broughtAt, broughtBy }, why, problems, fields, now }: Shown) {
  return (
    <JobForm
      title={`Refuse ${fileName}`}
      say={`${counted(rows, 'row')}, sent by ${broughtBy ?? 'somebody'}, ${formatInstant(broughtAt, now)}. Nothing of the file will be taken into the record.`}
      problems={problems}
      action={`/imports/waiting/${id}/refusal`}
      fields={fields}
      button="Refuse this file"
      back="/imports#waiting"
    >
      <Textarea
        name="why"
        label={{ text: 'Why do you refuse it?' }}
        hint={{ text: 'Whoever sent the file reads this. Do not write what the record says of a child, or whether it has one' }}
        rows={3}
        value={why}
        errorMessage={errorFor(problems, 'why')}
      />
    </JobForm>
  )
}
