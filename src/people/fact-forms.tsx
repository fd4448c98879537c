import { formatTableDay } from '../time/index.ts'
import { addresses } from './address-form.tsx'
import type { FactPage } from './form-parts.tsx'
import { home } from './household-form.tsx'
import { facts, identifiers } from './known-forms.tsx'
import { birth, names } from './name-forms.tsx'
import { involvements, relationships } from './other-people-forms.tsx'

export const factPages: readonly FactPage[] = [names, birth, addresses, home, identifiers, facts, relationships, involvements]

/** What another wrote meanwhile, in words, for the person who wrote at the same time. */
export function valuesInWords(values: unknown): string {
  if (typeof values !== 'object' || values === null) return 'something that this form does not show'
  const shown = Object.entries(values).flatMap(([name, value]) => {
    const label = labels[name]
    if (!label || typeof value !== 'string' || value === '') return []
    return `${label} ${/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatTableDay(value) : value}`
  })
  return shown.join(', ') || 'something that this form does not show'
}
const labels: Readonly<Record<string, string>> = {
  givenName: 'first name',
  familyName: 'family name',
  knownAs: 'called',
  bornOn: 'born',
  expectedOn: 'due',
  sex: 'sex',
  lines: 'address',
  postcode: 'postcode',
  value: 'answer',
  source: 'from',
}
