import { sql } from 'kysely'
import type { Db } from '../../src/database/pool.ts'

/** Something of a record that a page can tell, with the subjects whose entry in the log of reads covers it: one of them is enough. */
export type Telling = { what: 'words' | 'reference' | 'name'; text: string; of: readonly string[] }

/** Each word of a name that no worker and no place has: where it stands on a page, the page tells of somebody so named. */
const names = sql<{ text: string; of: string[] }>`
  select n.text, array_agg(distinct p.id::text) as of from person p
  cross join lateral regexp_split_to_table(concat_ws(' ', p.given_name, p.family_name, p.known_as), '\\s+') n(text)
  where length(n.text) > 2 and not exists (select 1 from worker k where k.name ~* ('\\m' || n.text || '\\M'))
    and not exists (select 1 from locality l where l.name ~* ('\\m' || n.text || '\\M'))
  group by n.text`

const references = sql<{ text: string; of: string[] }>`
  select reference as text, array[id::text] as of from contact
  union all select reference, array[id::text] from referral
  union all select h.family_number, array_agg(p.id::text) from household h join person p on p.household_id = h.id group by h.id, h.family_number
  union all select postcode, array_agg(person_id::text) from person_address where postcode is not null group by postcode`

const words = sql<{ text: string; of: string[] }>`
  select words as text, array[contact_id::text] as of from contact_words
  union all select words, array[contact_id::text] from answer
  union all select asked_of, array[contact_id::text] from information_request
  union all select to_whom, array[contact_id::text] from answer
  union all select d.words, array[d.contact_id::text] from disagreement d
  union all select d.outcome_words, array[d.contact_id::text] from disagreement d
  union all select why, array[contact_id::text] from record_opening
  union all select why, array[person_id::text] from person_restriction
  union all select lifted_why, array[person_id::text] from person_restriction
  union all select why, array[person_id::text, other_id::text] from person_merge
  union all select lines, array_agg(person_id::text) from person_address group by lines
  union all select value, array_agg(person_id::text) from person_identifier group by value
  union all select name, array_agg(contact_id::text) from bringer b where not exists (select 1 from worker k where k.name = b.name) group by name
  union all select phone, array_agg(contact_id::text) from bringer where not exists (select 1 from worker k where k.phone = bringer.phone) group by phone`

/** All that the records of this database could tell, longest first. */
export async function whatCouldBeTold(owner: Db): Promise<Telling[]> {
  const asked = [
    ['words', words],
    ['reference', references],
    ['name', names],
  ] as const
  const told: Telling[] = []
  for (const [what, query] of asked)
    for (const row of (await query.execute(owner)).rows) if (row.text?.trim()) told.push({ what, ...row })
  return told.sort((one, other) => other.text.length - one.text.length)
}

/** Where words are cut, so many of their characters say which they are. */
const telling = 20

/** What a page tells whose entry in the log of reads is not there. Words that are covered are taken out first: they may name anybody. */
export function toldWithoutEntry(page: string, could: readonly Telling[], noted: ReadonlySet<string>): Telling[] {
  let left = page
  const missing: Telling[] = []
  for (const one of could) {
    const covered = one.of.some((id) => noted.has(id))
    if (one.what === 'words') {
      const begin = one.text.slice(0, telling)
      for (let at = left.indexOf(begin); at >= 0; at = left.indexOf(begin, at)) {
        if (!covered && !missing.includes(one)) missing.push(one)
        let long = begin.length
        while (long < one.text.length && left[at + long] === one.text[long]) long++
        left = `${left.slice(0, at)} ${left.slice(at + long)}`
      }
    } else if (!covered && new RegExp(`(?<![\\p{L}\\p{N}])${escaped(one.text)}(?![\\p{L}\\p{N}])`, 'u').test(left))
      missing.push(one)
  }
  return missing
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The text of a page with what stands in its fields and links: all that somebody who has it can read. */
export const readable = (html: string) =>
  html
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
