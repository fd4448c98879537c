import { areaHeadings } from './columns.ts'
import { ownAreaColumns } from './own-areas.ts'
import { isPopulation } from './population.ts'
import { looksLikeCodePoint, postcodeColumns } from './postcode-columns.ts'
import { FileRefused, type Source } from './report.ts'
import { firstLine, readLines } from './table.ts'

/** What a file brings, told from its content: its name says nothing. */
export type FileKind = 'boundaries' | 'postcodes' | 'population' | 'areas' | 'lookup'

/** Looks at the beginning of a file only. */
export async function kindOfFile(source: Source): Promise<FileKind> {
  const head = await beginning(source)
  if (/^PK/.test(head)) throw new FileRefused('This is a workbook or a zip file: unpack it, or save the sheet as CSV')
  if (/^\s*\{/.test(head)) return 'boundaries'
  const { cells } = await firstLine(readLines(inOne(head.split(/\r?\n/, 1)[0] ?? '')))
  if (looksLikeCodePoint(cells) || postcodeColumns(cells)) return 'postcodes'
  if (isPopulation(cells)) return 'population'
  if (ownAreaColumns(cells)) return 'areas'
  if (areaHeadings(cells).filter(({ part, kind }) => part === 'code' && kind).length >= 2) return 'lookup'
  throw new FileRefused(
    'This is none of the files that Doorstep reads: boundaries (GeoJSON), postcodes, population, a lookup between areas, or a list of areas (CSV)',
  )
}

async function beginning(source: Source): Promise<string> {
  let head = ''
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false })
  for await (const chunk of source) {
    head += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    if (head.length > 65_536 || (/^\s*[^\s{]/.test(head) && head.includes('\n'))) break
  }
  return head
}

async function* inOne(text: string) {
  yield text
}
