import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { readCsvList } from './annex-a-csv.ts'
import type { AnnexAItem, AnnexAOptions } from './annex-a-list.ts'
import { readWorkbook } from './annex-a-workbook.ts'
import { refuse } from './refusal.ts'
import { countProblem, noTotals, ReadingReport } from './report.ts'
import type { ContactRow, ReferralRow } from './rows.ts'

const twentyMb = 20_000_000

/**
 * Reads Annex A Lists 1 and 3 from a workbook, or one of them from a CSV file of any size.
 * Throws a `Refusal` when nothing of the file can be trusted; everything else is an item.
 */
export async function* readAnnexA(file: Buffer | string, options: AnnexAOptions = {}): AsyncGenerator<AnnexAItem> {
  const { start, size } = await startOf(file)
  const totals = noTotals()
  for await (const item of itemsOf(file, start, size, options, totals)) {
    if (item.kind === 'problem') countProblem(totals, item)
    yield item
  }
  yield { kind: 'end', totals }
}

function itemsOf(
  file: Buffer | string,
  start: Buffer,
  size: number,
  options: AnnexAOptions,
  totals: ReturnType<typeof noTotals>,
) {
  if (size === 0) refuse('empty')
  const mark = start.toString('latin1')
  if (mark.startsWith('\xd0\xcf\x11\xe0')) refuse('old-workbook')
  if (mark.startsWith('%PDF')) refuse('not-a-workbook')
  if (!mark.startsWith('PK')) return readCsvList(file, nameOf(file, options), options, totals)
  const largest = options.largestWorkbook ?? twentyMb
  if (size > largest) refuse('workbook-too-large', String(Math.round(largest / 100_000) / 10))
  return readWorkbook(file, options, totals)
}

const nameOf = (file: Buffer | string, options: AnnexAOptions) =>
  options.name ?? (typeof file === 'string' ? basename(file) : 'the file')

async function startOf(file: Buffer | string) {
  if (typeof file !== 'string') return { start: file.subarray(0, 8), size: file.length }
  const handle = await open(file)
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(8) })
    return { start: buffer, size: (await handle.stat()).size }
  } finally {
    await handle.close()
  }
}

/** The whole reading at once, for files that fit in memory. */
export async function readWholeAnnexA(file: Buffer | string, options: AnnexAOptions = {}) {
  const report = new ReadingReport()
  const contacts: ContactRow[] = []
  const referrals: ReferralRow[] = []
  for await (const item of readAnnexA(file, options)) {
    report.hear(item)
    if (item.kind === 'contact') contacts.push(item.row)
    if (item.kind === 'referral') referrals.push(item.row)
  }
  return { contacts, referrals, report }
}
