import type { Brought } from './bringing.ts'
import { type Remark, reasonsIn } from './reading/index.ts'

const kinds: Record<Brought['kind'], string> = {
  boundaries: 'boundaries',
  postcodes: 'a postcode directory',
  population: 'population',
  areas: 'a list of areas',
  lookup: 'a lookup between areas',
}
const count = (number: number) => number.toLocaleString('en-GB')
/** After so many of one reason, the rest are counted only; --json names every one. */
const mostShown = 20

/** The report on a file that was brought, as lines for a person. */
export function broughtLines(
  file: string,
  { kind, report, changed, missing, moved }: Brought,
  { people }: { people: boolean },
): string[] {
  const passed = report.passed > 0 ? `, ${count(report.passed)} of other districts passed over` : ''
  return [
    `${file}: ${kinds[kind]}`,
    `  ${count(report.read)} read, ${count(report.kept)} kept${passed}, ${count(report.setAside.length)} set aside`,
    changed === 0 ? '  Nothing was new.' : `  ${count(changed)} ${changed === 1 ? 'row' : 'rows'} added or put right.`,
    ...remarks('Set aside', report.setAside),
    ...remarks('Used, and worth knowing', report.noted),
    ...missing.map((line) => `  ${line}`),
    ...(moved.areas.length > 0 && !people
      ? ['  No jobs are run here: say "doorstep places stamp" to give people in these areas their locality.']
      : []),
  ]
}

function remarks(heading: string, all: readonly Remark[]): string[] {
  if (all.length === 0) return []
  const lines = [`  ${heading}:`]
  const reasons = reasonsIn(all)
  for (const { why, times } of reasons.slice(0, mostShown)) {
    const same = all.filter((remark) => remark.why === why)
    lines.push(`    ${why}${times > 1 ? ` (${count(times)} times)` : ''}`)
    for (const { place, value } of same.slice(0, mostShown)) lines.push(`      ${place}: ${value}`)
    if (times > mostShown) lines.push(`      and ${count(times - mostShown)} more; --json names each`)
  }
  if (reasons.length > mostShown) lines.push(`    and ${count(reasons.length - mostShown)} more reasons; --json names each`)
  return lines
}
