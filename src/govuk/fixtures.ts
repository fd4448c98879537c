import type { FunctionComponent } from 'preact'
import { BackLink } from './components/back-link.tsx'
import { Button } from './components/button.tsx'
import { Checkboxes } from './components/checkboxes.tsx'
import { DateInput } from './components/date-input.tsx'
import { Details } from './components/details.tsx'
import { ErrorMessage } from './components/error-message.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import { Fieldset } from './components/fieldset.tsx'
import { Hint } from './components/hint.tsx'
import { Input } from './components/input.tsx'
import { InsetText } from './components/inset-text.tsx'
import { Label } from './components/label.tsx'
import { Radios } from './components/radios.tsx'
import { Select } from './components/select.tsx'
import { SummaryList } from './components/summary-list.tsx'
import { Table } from './components/table.tsx'
import { Tag } from './components/tag.tsx'
import { Textarea } from './components/textarea.tsx'

export const shipped: Readonly<Record<string, FunctionComponent<never>>> = {
  'back-link': BackLink,
  button: Button,
  checkboxes: Checkboxes,
  'date-input': DateInput,
  details: Details,
  'error-message': ErrorMessage,
  'error-summary': ErrorSummary,
  fieldset: Fieldset,
  hint: Hint,
  input: Input,
  'inset-text': InsetText,
  label: Label,
  radios: Radios,
  select: Select,
  'summary-list': SummaryList,
  table: Table,
  tag: Tag,
  textarea: Textarea,
}
