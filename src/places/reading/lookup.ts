import { type CodedKind, codeProblem, type KnownCodes, kindOfCode } from '../area-codes.ts'
import { type AreaHeading, areaHeadings, nameColumn } from './columns.ts'
import { atLine, emptyReport, FileRefused, type Reading, type Report, type Source } from './report.ts'
import { bodyLines, firstLine, readLines } from './table.ts'

type Named = { code: string; name: string | null; kind: CodedKind }

/**
 * What a lookup file says of two areas: one is within another, or one became another in a newer edition.
 * `change` is ONS's letter: U unchanged, S split, M merged, X redrawn otherwise.
 */
export type AreaLink =
  | { link: 'within'; area: Named; parent: Named }
  | { link: 'became'; area: Named; successor: Named; change: string | null }

/** Reads a lookup between areas (LSOA to ward to district, or an old edition to a new one), each link once. */
export function readLookup(source: Source, options: { known?: KnownCodes } = {}): Reading<AreaLink> {
  const report = emptyReport()
  return { report, rows: rowsOf(source, options, report) }
}

type Column = { code: AreaHeading; name: AreaHeading | null }

async function* rowsOf(source: Source, options: { known?: KnownCodes }, report: Report): AsyncGenerator<AreaLink> {
  const lines = readLines(source)
  const headings = (await firstLine(lines)).cells
  const columns = areaHeadings(headings)
    .filter((each) => each.part === 'code' && each.kind)
    .map((code): Column => ({ code, name: nameColumn(headings, code) }))
  if (columns.length < 2)
    throw new FileRefused('A lookup names two kinds of area, such as lsoa21cd and wd24cd; this file names fewer')
  const change = headings.findIndex((heading) => /^(change|chgind)([ _]?(code|indicator))?$/i.test(heading.trim()))

  const said = new Set<string>()
  const parents = new Map<string, string>()
  for await (const line of bodyLines(lines, headings.length, report)) {
    const areas: (Named & { edition: number | null })[] = []
    let wrong = false
    for (const { code, name } of columns) {
      const value = line.cells[code.index] ?? ''
      const why = whyNot(value, code, name ? (line.cells[name.index] ?? null) : null, options.known)
      if (why) {
        report.setAside.push({ place: atLine(line.line, code.heading), value, why })
        wrong = true
        break
      }
      const kind = kindOfCode(value)
      if (kind) areas.push({ code: value, name: name ? (line.cells[name.index] ?? null) : null, kind, edition: code.edition })
    }
    if (wrong) continue
    report.kept += 1
    for (const link of linksOf(areas, change < 0 ? null : (line.cells[change] ?? null))) {
      const key = `${link.link} ${link.area.code} ${link.link === 'within' ? link.parent.code : link.successor.code}`
      if (said.has(key)) continue
      said.add(key)
      if (link.link === 'within') {
        const key = `${link.area.code} ${link.parent.kind}`
        const before = parents.get(key)
        if (before && before !== link.parent.code) {
          const why = `An earlier line puts it within ${before}; the first is kept`
          report.noted.push({ place: atLine(line.line), value: `${link.area.code} within ${link.parent.code}`, why })
          continue
        }
        parents.set(key, link.parent.code)
      }
      yield link
    }
  }
}

function whyNot(value: string, { kind }: AreaHeading, name: string | null, known: KnownCodes | undefined): string | null {
  if (kindOfCode(value) !== kind) return `This is not the code of ${kind === 'output area' ? 'an' : 'a'} ${kind}`
  return known && kind === 'ward' ? codeProblem(value, name, known) : null
}

function linksOf(areas: (Named & { edition: number | null })[], change: string | null): AreaLink[] {
  const links: AreaLink[] = []
  // The headings come finest first and newest first, so the newest of each kind makes the tree.
  const newest = areas.filter((area, index) => areas.findIndex((each) => each.kind === area.kind) === index)
  for (const [index, area] of newest.entries()) {
    const parent = newest[index + 1]
    if (parent) links.push({ link: 'within', area: plain(area), parent: plain(parent) })
  }
  for (const successor of newest) {
    for (const area of areas) {
      if (area.kind === successor.kind && area !== successor)
        links.push({ link: 'became', area: plain(area), successor: plain(successor), change })
    }
  }
  return links
}

const plain = ({ code, name, kind }: Named): Named => ({ code, name, kind })
