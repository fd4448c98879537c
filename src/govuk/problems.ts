import type { ErrorSummaryProps } from './components/error-summary.tsx'
import type { DatePartName, Problem } from './form.ts'

/** What `<ErrorSummary>` shows for these problems, in their order, each leading to its field. */
export function errorSummary(problems: readonly Problem[]): ErrorSummaryProps {
  return {
    titleText: 'There is a problem',
    errorList: problems.map(({ field, message, parts }) => ({
      text: message,
      href: `#${[field, ...(parts ?? []).slice(0, 1)].join('-')}`,
    })),
  }
}

/** The message for one field, as its `errorMessage`; the first, where it has several. */
export function errorFor(problems: readonly Problem[], field: string): { text: string } | undefined {
  const found = problems.find((problem) => problem.field === field)
  return found && { text: found.message }
}

/** Which boxes of a date to mark: those the problems point to, or all when they point to none. */
export function dateErrors(problems: readonly Problem[], field: string): Record<DatePartName, { error?: boolean }> {
  const parts = problems.filter((problem) => problem.field === field).flatMap((problem) => problem.parts ?? [])
  const mark = (part: DatePartName) => (parts.includes(part) ? { error: true } : {})
  return { day: mark('day'), month: mark('month'), year: mark('year') }
}
