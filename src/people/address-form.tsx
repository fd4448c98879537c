import { Checkboxes, Input, Textarea, text } from '../govuk/index.ts'
import { corrects, day, type FactPage, field, InPlaceOf, Since, takesOut } from './form-parts.tsx'
import { moveAddress, withdrawAddress } from './moving.ts'
import { personLabel } from './person.ts'

export const addresses: FactPage = {
  path: 'addresses',
  title: 'Address',
  say: 'A move, or an address put right. The postcode says which locality is responsible from that day on.',
  button: 'Save the address',
  fields: (view) => {
    const { record, answers, today } = view
    const others = (record.household?.members ?? []).filter(({ identityId }) => identityId !== record.person.identityId)
    return (
      <>
        <InPlaceOf
          view={view}
          rows={record.addresses.map((row) => ({ id: row.id, words: [row.lines, row.postcode].filter(Boolean).join(', ') }))}
        />
        <Textarea {...field(view, 'lines')} label={{ text: 'Address' }} rows={2} autocomplete="off" />
        <Input {...field(view, 'postcode')} label={{ text: 'Postcode' }} classes="govuk-input--width-10" autocomplete="off" />
        <Since view={view} legend="Since when do they live there?" hint="Left empty, since today" />
        {others.length > 0 && (
          <Checkboxes
            name="together"
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: 'Who moved with them?' } }}
            items={others.map((other) => ({
              value: other.id,
              text: personLabel(other, today),
              checked: [answers.together].flat().includes(other.id),
            }))}
          />
        )}
      </>
    )
  },
  save: async (work, id, answers, version, today) => {
    if (takesOut(answers)) return withdrawAddress(work, id, text(answers, 'corrects'))
    const { from, failed } = day(answers, 'from', 'The day they moved in', today)
    const together = [answers.together].flat().filter((one): one is string => typeof one === 'string' && one !== '')
    return (
      failed ??
      moveAddress(
        work,
        id,
        { lines: text(answers, 'lines'), postcode: text(answers, 'postcode'), ...(from ? { from } : {}), ...corrects(answers) },
        { with: together, ...(version ? { version } : {}) },
      )
    )
  },
}
