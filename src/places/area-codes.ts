/** The kinds of area that the Office for National Statistics codes. An authority's own areas may use any other word. */
export type CodedKind = 'output area' | 'lsoa' | 'msoa' | 'ward' | 'district' | 'county' | 'region' | 'country'

/** Finest first: where a file names several areas in a row, the row is about the finest. */
export const finestFirst: readonly CodedKind[] = [
  'output area',
  'lsoa',
  'msoa',
  'ward',
  'district',
  'county',
  'region',
  'country',
]

// Source: ONS Register of Geographic Codes (entity codes for England, and Wales where its councils border ours).
const kindByPrefix: Readonly<Record<string, CodedKind>> = {
  E00: 'output area',
  E01: 'lsoa',
  E02: 'msoa',
  E05: 'ward',
  E06: 'district',
  E07: 'district',
  E08: 'district',
  E09: 'district',
  E10: 'county',
  E12: 'region',
  E92: 'country',
  W00: 'output area',
  W01: 'lsoa',
  W02: 'msoa',
  W05: 'ward',
  W06: 'district',
  W92: 'country',
}

/** What kind of area a nine-character code names, or null when it is no code of ours. */
export function kindOfCode(code: string): CodedKind | null {
  return /^[EW]\d{8}$/.test(code) ? (kindByPrefix[code.slice(0, 3)] ?? null) : null
}

/** ONS writes E99999999 and its like where a postcode has no such area: it is a blank, not a place. */
export function isBlankCode(code: string): boolean {
  return code === '' || /^[A-Z]99999999$/.test(code)
}

/** An area that is no longer in force, and since when. */
export type EndedArea = { name: string; until: string }

/** The codes that a file is read against: those in force, and those known to have ended. */
export type KnownCodes = {
  /** What to call the set in a sentence: "the wards of May 2023". */
  name: string
  inForce: ReadonlyMap<string, string>
  ended?: ReadonlyMap<string, EndedArea>
  /** The districts whose areas are all listed; a code that was never heard of, of another district, is left in peace. None given: all are. */
  covers?: ReadonlySet<string>
}

/** Why a code may not be used, by name, or null when it is in force. */
export function codeProblem(code: string, name: string | null, known: KnownCodes, district: string | null = null): string | null {
  if (known.inForce.has(code)) return null
  const ended = known.ended?.get(code)
  if (!ended && known.covers && !(district && known.covers.has(district))) return null
  const called = ended?.name ?? name
  const label = called ? `${code} ${called}` : code
  const why = ended ? `ended on ${ended.until}` : `is not one of ${known.name}`
  const now = called ? [...known.inForce].find(([, other]) => sameName(other, called)) : undefined
  return `${label} ${why}${now ? `; ${now[1]} is now ${now[0]}` : ''}`
}

const sameName = (a: string, b: string) => plainName(a) === plainName(b)

/** Area names differ between sources by "&" and "and", case and full stops; the code decides, the name only helps. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
