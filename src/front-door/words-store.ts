import { type RowScope, scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import { type Part, wordsClass } from './contact.ts'

/** Every version of every part that the reader may read, oldest first. */
export async function wordsOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('contactWords as w')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'w.authorityId').onRef('k.id', '=', 'w.recordedBy'))
    .select(['w.part', 'w.version', 'w.words', 'w.notForFamily', 'w.recordedAt', 'k.name as recordedByName'])
    .where('w.contactId', '=', contactId)
    .orderBy('w.version')
    .execute()
}

type WordsAbout = { id: string; kind: string; version: number } & RowScope

export async function saveWords(
  work: Work,
  contact: WordsAbout,
  words: Partial<Record<Part, string>>,
  notForFamily: readonly string[] = [],
) {
  const rows = wordsRows(work, contact, words, notForFamily)
  if (rows.length > 0) await work.db.insertInto('contactWords').values(rows).execute()
}

export function wordsRows(
  work: Work,
  contact: WordsAbout,
  words: Partial<Record<Part, string>>,
  notForFamily: readonly string[] = [],
) {
  const said = Object.entries(words).filter((entry): entry is [Part, string] => Boolean(entry[1]?.trim()))
  return said.map(([part, text]) => ({
    ...scopeOf(work, contact),
    id: newId(work.now.getTime()),
    contactId: contact.id,
    part,
    version: contact.version,
    words: text.trim(),
    wordsClass: wordsClass(contact.kind, part),
    notForFamily: notForFamily.includes(part),
    recordedAt: work.now,
    recordedBy: work.actor.workerId,
  }))
}
