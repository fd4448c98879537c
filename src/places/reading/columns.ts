import { type CodedKind, finestFirst } from '../area-codes.ts'

/** A heading that names an area: which kind, of which edition, and whether it holds the code or the name. */
export type AreaHeading = {
  heading: string
  index: number
  kind: CodedKind | null
  edition: number | null
  part: 'code' | 'name'
}

const kindWords: Readonly<Record<string, CodedKind>> = {
  oa: 'output area',
  lsoa: 'lsoa',
  msoa: 'msoa',
  wd: 'ward',
  ward: 'ward',
  osward: 'ward',
  oswd: 'ward',
  lad: 'district',
  ltla: 'district',
  la: 'district',
  laua: 'district',
  oslaua: 'district',
  oscty: 'county',
  cty: 'county',
  rgn: 'region',
}

/** Reads one heading: WD24CD, ward_code, lsoa21, osward, LAD23NM, geography_code. Null when it names no area. */
export function areaHeading(heading: string, index = 0): AreaHeading | null {
  const plain = heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const general = /^(geography|geog|area|gss|ons)?_?(code|cd|name|nm)$/.exec(plain)
  if (general) return { heading, index, kind: null, edition: null, part: partOf(general[2]) }
  const named = /^([a-z]+?)(\d{2})?_?(code|cd|name|nm)?$/.exec(plain)
  const kind = named?.[1] ? kindWords[named[1]] : undefined
  if (!named || !kind) return null
  // A bare word such as "ward" may hold either; a bare word with an edition ("lsoa21") is ONS's way to head a code.
  const bareWord = named[3] === undefined && named[2] === undefined && !plain.startsWith('os')
  return { heading, index, kind, edition: named[2] ? Number(named[2]) : null, part: bareWord ? 'name' : partOf(named[3]) }
}

const partOf = (word: string | undefined) => (word?.startsWith('n') ? 'name' : 'code')

/** The headings that name areas, each kind once per edition, finest kind and newest edition first. */
export function areaHeadings(headings: readonly string[]): AreaHeading[] {
  const found = headings.flatMap((heading, index) => areaHeading(heading, index) ?? [])
  return found.sort((a, b) => fineness(a) - fineness(b) || (b.edition ?? 0) - (a.edition ?? 0))
}

const fineness = ({ kind }: AreaHeading) => (kind ? finestFirst.indexOf(kind) : finestFirst.length)

/** The column of codes that a row is about: the finest kind named, its newest edition. */
export function codeColumn(headings: readonly string[]): AreaHeading | null {
  return areaHeadings(headings).find((each) => each.part === 'code') ?? null
}

/** The column of names that goes with a column of codes; the same edition when there are several. */
export function nameColumn(headings: readonly string[], code: AreaHeading): AreaHeading | null {
  const names = areaHeadings(headings).filter((each) => each.part === 'name' && each.kind === code.kind)
  return names.find((each) => each.edition === code.edition) ?? names[0] ?? null
}
