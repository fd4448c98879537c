import type { FunctionComponent } from 'preact'
import { Accordion } from './components/accordion.tsx'
import { BackLink } from './components/back-link.tsx'
import { Breadcrumbs } from './components/breadcrumbs.tsx'
import { Button } from './components/button.tsx'
import { CharacterCount } from './components/character-count.tsx'
import { Checkboxes } from './components/checkboxes.tsx'
import { DateInput } from './components/date-input.tsx'
import { Details } from './components/details.tsx'
import { ErrorMessage } from './components/error-message.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import { Fieldset } from './components/fieldset.tsx'
import { FileUpload } from './components/file-upload.tsx'
import { Hint } from './components/hint.tsx'
import { Input } from './components/input.tsx'
import { InsetText } from './components/inset-text.tsx'
import { Label } from './components/label.tsx'
import { NotificationBanner } from './components/notification-banner.tsx'
import { Pagination } from './components/pagination.tsx'
import { Panel } from './components/panel.tsx'
import { PasswordInput } from './components/password-input.tsx'
import { PhaseBanner } from './components/phase-banner.tsx'
import { Radios } from './components/radios.tsx'
import { Select } from './components/select.tsx'
import { ServiceNavigation } from './components/service-navigation.tsx'
import { SkipLink } from './components/skip-link.tsx'
import { SummaryList } from './components/summary-list.tsx'
import { Table } from './components/table.tsx'
import { Tabs } from './components/tabs.tsx'
import { Tag } from './components/tag.tsx'
import { TaskList } from './components/task-list.tsx'
import { Textarea } from './components/textarea.tsx'
import { WarningText } from './components/warning-text.tsx'

/** Every component of GOV.UK Frontend that the kit ships, by its published name. */
export const shipped: Readonly<Record<string, FunctionComponent<never>>> = {
  accordion: Accordion,
  'back-link': BackLink,
  breadcrumbs: Breadcrumbs,
  button: Button,
  'character-count': CharacterCount,
  checkboxes: Checkboxes,
  'date-input': DateInput,
  details: Details,
  'error-message': ErrorMessage,
  'error-summary': ErrorSummary,
  fieldset: Fieldset,
  'file-upload': FileUpload,
  hint: Hint,
  input: Input,
  'inset-text': InsetText,
  label: Label,
  'notification-banner': NotificationBanner,
  pagination: Pagination,
  panel: Panel,
  'password-input': PasswordInput,
  'phase-banner': PhaseBanner,
  radios: Radios,
  select: Select,
  'service-navigation': ServiceNavigation,
  'skip-link': SkipLink,
  'summary-list': SummaryList,
  table: Table,
  tabs: Tabs,
  tag: Tag,
  'task-list': TaskList,
  textarea: Textarea,
  'warning-text': WarningText,
}

/** GOV.UK Frontend components that the kit leaves out, and why. The test proves the others by their fixtures. */
export const notShipped: Readonly<Record<string, string>> = {
  'cookie-banner': 'Doorstep sets one cookie, to keep a person signed in, and asks for no other',
  'exit-this-page': 'public pages carry their own plain link, which works without script',
  feedback: 'pages link to one place to say that something is wrong',
  footer: 'it carries the crest and licence of GOV.UK; the page shell has its own',
  'generic-header': 'the page shell has its own header',
  header: 'it carries the crown of GOV.UK; the page shell has its own',
  'language-navigation': 'the page shell lists languages in its own public header',
}
