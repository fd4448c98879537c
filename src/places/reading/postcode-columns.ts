import { normalPostcode } from '../postcode.ts'
import { type AreaHeading, areaHeadings } from './columns.ts'

/** Where each thing stands in a postcode directory; null when the file does not hold it. */
export type PostcodeColumns = Readonly<
  Record<'ward' | 'wardName' | 'lsoa' | 'district' | 'lon' | 'lat' | 'easting' | 'northing' | 'terminated', number | null>
> & { postcode: number }

/** Code-Point Open is published without headings. Source: Ordnance Survey, Code-Point Open technical specification. */
export const codePointColumns: PostcodeColumns = {
  postcode: 0,
  easting: 2,
  northing: 3,
  district: 8,
  ward: 9,
  wardName: null,
  lsoa: null,
  lon: null,
  lat: null,
  terminated: null,
}

// Both of Ordnance Survey's heading files, ONS's names before and since 2025, and the plain words.
const words = {
  postcode: ['pcds', 'postcode', 'pc', 'pcd8', 'pcd2', 'pcd7', 'pcd'],
  lon: ['long', 'lon', 'longitude'],
  lat: ['lat', 'latitude'],
  easting: ['easting', 'eastings', 'ea', 'oseast1m', 'east1m'],
  northing: ['northing', 'northings', 'no', 'osnrth1m', 'north1m'],
  terminated: ['doterm', 'terminated', 'date_of_termination'],
  ward: ['wc', 'admin_ward_code'],
  district: ['dc', 'admin_district_code'],
}

/** Finds the columns by their headings, or null when none holds postcodes. */
export function postcodeColumns(headings: readonly string[]): PostcodeColumns | null {
  const plain = headings.map((heading) => heading.trim().toLowerCase().replace(/\s+/g, '_'))
  const find = (names: readonly string[]) => {
    const index = names.map((name) => plain.indexOf(name)).find((at) => at >= 0)
    return index ?? null
  }
  const areas = areaHeadings(headings)
  const area = (kind: AreaHeading['kind'], part: AreaHeading['part']) =>
    areas.find((each) => each.kind === kind && each.part === part)?.index ?? null
  const postcode = find(words.postcode)
  if (postcode === null) return null
  return {
    postcode,
    ward: area('ward', 'code') ?? find(words.ward),
    wardName: area('ward', 'name'),
    lsoa: area('lsoa', 'code'),
    district: area('district', 'code') ?? find(words.district),
    lon: find(words.lon),
    lat: find(words.lat),
    easting: find(words.easting),
    northing: find(words.northing),
    terminated: find(words.terminated),
  }
}

/** A first line that is itself a postcode with a grid reference: the file has no headings. */
export function looksLikeCodePoint(cells: readonly string[]): boolean {
  const [postcode = '', , easting = '', northing = ''] = cells
  return cells.length === 10 && normalPostcode(postcode) !== null && /^\d+$/.test(easting) && /^\d+$/.test(northing)
}
