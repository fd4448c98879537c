export { type Asset, assets, assetUrl } from './assets.ts'
export { Accordion, type AccordionProps, type AccordionSection } from './components/accordion.tsx'
export { BackLink, type BackLinkProps } from './components/back-link.tsx'
export { type Breadcrumb, Breadcrumbs, type BreadcrumbsProps } from './components/breadcrumbs.tsx'
export { Button, type ButtonProps } from './components/button.tsx'
export { CharacterCount, type CharacterCountProps } from './components/character-count.tsx'
export { Checkboxes, type CheckboxesProps, type CheckboxItem } from './components/checkboxes.tsx'
export type { ChoiceItem, Divider } from './components/choice-group.tsx'
export { DateInput, type DateInputProps, type DatePart } from './components/date-input.tsx'
export { Details, type DetailsProps } from './components/details.tsx'
export { ErrorMessage, type ErrorMessageProps } from './components/error-message.tsx'
export { ErrorSummary, type ErrorSummaryItem, type ErrorSummaryProps } from './components/error-summary.tsx'
export { Fieldset, type FieldsetProps, type LegendProps } from './components/fieldset.tsx'
export { FileUpload, type FileUploadProps } from './components/file-upload.tsx'
export { Hint, type HintProps } from './components/hint.tsx'
export { Input, type InputProps } from './components/input.tsx'
export { InsetText, type InsetTextProps } from './components/inset-text.tsx'
export { Label, type LabelProps } from './components/label.tsx'
export { NotificationBanner, type NotificationBannerProps } from './components/notification-banner.tsx'
export { Pagination, type PaginationItem, type PaginationProps, type PaginationStep } from './components/pagination.tsx'
export { Panel, type PanelAction, type PanelProps } from './components/panel.tsx'
export { PasswordInput, type PasswordInputProps } from './components/password-input.tsx'
export { PhaseBanner, type PhaseBannerProps } from './components/phase-banner.tsx'
export { type RadioItem, Radios, type RadiosProps } from './components/radios.tsx'
export { Select, type SelectItem, type SelectProps } from './components/select.tsx'
export { ServiceNavigation, type ServiceNavigationItem, type ServiceNavigationProps } from './components/service-navigation.tsx'
export { SkipLink, type SkipLinkProps } from './components/skip-link.tsx'
export type { SummaryActionItem } from './components/summary-card.tsx'
export { SummaryList, type SummaryListProps, type SummaryRow } from './components/summary-list.tsx'
export { Table, type TableCell, type TableProps } from './components/table.tsx'
export { type Tab, Tabs, type TabsProps } from './components/tabs.tsx'
export { Tag, type TagProps } from './components/tag.tsx'
export { TaskList, type TaskListItem, type TaskListProps } from './components/task-list.tsx'
export { Textarea, type TextareaProps } from './components/textarea.tsx'
export { WarningText, type WarningTextProps } from './components/warning-text.tsx'
export type { Content, Maybe, Worded } from './content.ts'
export { type Answers, type DatePartName, type Form, groups, list, type Problem, readForm, text, typed } from './form.ts'
export type { NavigationItem } from './frame.tsx'
export { HiddenFields, hiddenNames } from './hidden-fields.tsx'
export { Icon, type IconName } from './icons.tsx'
export { Page, type PageProps } from './layout.tsx'
export { Mark } from './mark.tsx'
export { Also, type AlsoProps } from './parts/also.tsx'
export {
  Section,
  type SectionProps,
  Side,
  SidePanel,
  type SidePanelProps,
  Stack,
  Title,
  type TitleProps,
  Two,
  type TwoProps,
} from './parts/arrangement.tsx'
export { type Bar, Bars, type BarsProps } from './parts/bars.tsx'
export { Clock, type ClockProps, type ClockState, iconOf } from './parts/clock.tsx'
export { Empty } from './parts/empty.tsx'
export { JobForm, type JobFormProps, type Meanwhile } from './parts/job-form.tsx'
export { Journey, type JourneyLine, type JourneyProps } from './parts/journey.tsx'
export type { ContactMark, Day, Episode } from './parts/journey-scale.ts'
export { type DoorLook, PersonDoor, type PersonDoorProps, PersonDoors } from './parts/person-door.tsx'
export { type MapArea, type MapOutline, PlaceMap, type PlaceMapProps, type Tint } from './parts/place-map.tsx'
export { Filters, type FiltersProps, Queue, type QueueGroup, type QueueProps, type QueueRow } from './parts/queue.tsx'
export {
  type Fact,
  Facts,
  type FactsProps,
  GapRow,
  type GapRowProps,
  Purpose,
  type PurposeProps,
  Said,
  type SaidProps,
  Timeline,
  type TimelineItem,
} from './parts/record.tsx'
export { Sparkline, type SparklineProps } from './parts/sparkline.tsx'
export { Actions, Step, type StepProps } from './parts/steps.tsx'
export { Street } from './parts/street.tsx'
export { SubNavigation } from './parts/sub-navigation.tsx'
export { Tally, type TallyItem } from './parts/tally.tsx'
export {
  type Clause,
  Clauses,
  type ClausesProps,
  Search,
  type SearchProps,
  type ThresholdLevel,
  ThresholdLevels,
} from './parts/threshold.tsx'
export {
  AnswerRow,
  type AnswerRowProps,
  Household,
  type HouseholdProps,
  WorkList,
  WorkRow,
  type WorkRowProps,
} from './parts/work-row.tsx'
export { dateErrors, errorFor, errorSummary } from './problems.ts'
export { renderPage } from './render.ts'
export { type DateQuestion, type DateReading, dateValues, dayOf, readDate, type TypedDate, typedDate } from './typed-date.ts'
