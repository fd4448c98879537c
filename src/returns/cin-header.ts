import type { Block } from './cin-tree.ts'
import { CinValues } from './cin-values.ts'
import { notUnderstood, understood } from './reading.ts'
import { refuse } from './refusal.ts'
import type { Problem, Totals } from './report.ts'
import type { CinHeader } from './rows.ts'

/** Reads the header, and refuses the file when it is no CIN census or comes from another authority than asked for. */
export function readHeader(block: Block, authority: string, totals: Totals): { header: CinHeader; problems: Problem[] } {
  const values = new CinValues({ year: null, referenceDate: null, asAt: undefined }, totals, [], 'census kept without it')
  const details = block.blocks.get('CollectionDetails')?.[0]
  const sources = block.blocks.get('Source') ?? []
  const collection = values.first(details, 'Collection')?.text ?? ''
  if (collection !== '' && collection.toUpperCase() !== 'CIN')
    refuse('not-cin', `its header says that the collection is ${collection.slice(0, 40)}`)
  if (collection === '') values.report('header', block.place, '', 'the header does not name the collection; write CIN')
  const from = sources.flatMap((source) => values.first(source, 'LEA')?.text ?? [])
  if (from.length === 0 || from.includes('')) refuse('no-header')
  const stranger = from.find((one) => one !== authority.trim())
  if (stranger !== undefined) refuse('other-authority', stranger.slice(0, 40), authority)

  const referenceDate = values.day(details, 'ReferenceDate')
  const written = values.take(details, 'Year', (text) =>
    /^20\d\d$/.test(text)
      ? understood(Number(text))
      : notUnderstood('not a number', 'this is not the year of a census; write four figures'),
  )
  const closing = referenceDate === null ? null : Number(referenceDate.slice(0, 4))
  const year = closing ?? written
  const yearGiven = values.first(details, 'Year')
  if (yearGiven && closing !== null && written !== null && written !== closing) {
    const why = `the reference date is ${referenceDate}, so the census was read as that of ${closing}; correct the one that is wrong`
    values.report('header', yearGiven.place, yearGiven.text, why, 'taken, please check')
  }
  if (year === null)
    values.report(
      'header',
      block.place,
      '',
      'the header gives neither a year nor a reference date, so codes were not held against their years',
    )
  const source = sources[0]
  const header: CinHeader = {
    authority: authority.trim(),
    year,
    referenceDate,
    sourceLevel: values.text(source, 'SourceLevel'),
    software: values.text(source, 'SoftwareCode'),
    release: values.text(source, 'Release'),
    serial: values.text(source, 'SerialNo'),
    madeAt: values.text(source, 'DateTime'),
  }
  return { header, problems: values.problems }
}
