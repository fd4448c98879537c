import { isId } from '../database/ids.ts'
import type { Answers } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { wasSent } from './submission-store.ts'

/**
 * Keeps words not sent yet: their author's alone, one for each form and subject. The path names both. Words whose form (`key`)
 * was sent meanwhile are not kept: a page saves once more as it is left.
 */
export async function keepDraft(work: Work, path: string, words: Answers, key?: string) {
  const { authorityId, accountId } = work.actor
  if (isId(key) && (await wasSent(work, key))) return
  const row = { words: JSON.stringify(words), at: work.now }
  await work.db
    .insertInto('draft')
    .values({ authorityId, accountId, form: path, subject: '', ...row })
    .onConflict((clash) => clash.columns(['authorityId', 'accountId', 'form', 'subject']).doUpdateSet(row))
    .execute()
}

export async function findDraft(work: Work, path: string): Promise<{ words: Answers; at: Date } | undefined> {
  const found = await work.db.selectFrom('draft').select(['words', 'at']).where('form', '=', path).executeTakeFirst()
  return found && { words: found.words as unknown as Answers, at: found.at }
}

export async function dropDraft(work: Work, path: string) {
  await work.db.deleteFrom('draft').where('form', '=', path).execute()
}

/** The forms that the actor began and did not send, newest first. */
export async function draftsOf(work: Work): Promise<{ form: string; at: Date }[]> {
  return work.db.selectFrom('draft').select(['form', 'at']).orderBy('at', 'desc').limit(5).execute()
}
