import type { Matched } from '../match-lists.ts'
import { idOf, listOf } from '../reading/frame.ts'
import type { Clusters } from './clusters.ts'
import type { Link } from './decide.ts'
import { writeLines } from './write-lines.ts'

export const linksHeading = 'list_a,id_a,list_b,id_b,probability,weight,zone,harm,why,pattern'

/** Links as CSV, in the order they should be looked at. */
export function writeLinks(path: string, links: Iterable<Link>): void {
  writeLines(path, linksHeading, links, (link) =>
    [
      field(link.a.list), field(link.a.id), field(link.b.list), field(link.b.id), link.probability.toFixed(6), link.weight.toFixed(3), link.zone,
      link.harm, field(link.why.join('; ')), link.pattern,
    ].join(','),
  ) // biome-ignore format: the order of the heading
}

/** Every record with the number of the person it belongs to; a record alone is a person too. */
export function writeClusters(path: string, { frame }: Pick<Matched, 'frame'>, clusters: Clusters): void {
  const rows = function* () {
    for (let row = 0; row < frame.rows; row++) yield row
  }
  writeLines(
    path,
    'list,id,person',
    rows(),
    (row) => `${field(frame.listNames[listOf(frame, row)]!)},${field(idOf(frame, row))},${clusters.of[row]! + 1}`,
  )
}

function field(text: string): string {
  // A leading sign would make a spreadsheet run the field as a formula.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
