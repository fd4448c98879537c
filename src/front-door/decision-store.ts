import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { DB } from '../database/schema.gen.ts'
import { allOf } from '../database/together.ts'
import { versionNumbers } from '../threshold/index.ts'
import type { Work } from '../work.ts'
import type { ContactRow } from './contact-store.ts'

export async function decisionsOf(work: Work, contactId: string) {
  const { rows, versions } = await allOf({
    rows: work.db
      .selectFrom('decision as d')
      .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'd.authorityId').onRef('k.id', '=', 'd.decidedBy'))
      .leftJoin('worker as s', (join) => join.onRef('s.authorityId', '=', 'd.authorityId').onRef('s.id', '=', 'd.confirmedBy'))
      .leftJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'd.authorityId').onRef('l.id', '=', 'd.offeredIn'))
      .selectAll('d')
      .select(['k.name as decidedByName', 's.name as confirmedByName', 'l.name as offeredInName'])
      .where('d.contactId', '=', contactId)
      .orderBy('d.version', 'desc')
      .execute(),
    versions: versionNumbers(work),
  })
  return rows.map((row) => ({ ...row, thresholdVersion: (row.thresholdId && versions.get(row.thresholdId)) || null }))
}

/** Whether anybody said, at any time, that there was danger now or today: what was taken back since was still said. */
export async function dangerWasSaid(work: Work, contactId: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('contactVersion')
    .select('version')
    .where('contactId', '=', contactId)
    .where(sql<string>`facts ->> 'danger'`, 'in', ['now', 'today'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** When the last decision was made, for an empty queue to say. The authority by name, because a list of authorities gives an index no order. */
export async function lastDecision(work: Work): Promise<Date | undefined> {
  const row = await work.db
    .selectFrom('decision')
    .select('decidedAt')
    .where('authorityId', '=', work.actor.authorityId)
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.decidedAt
}

type NewRow = Omit<
  Insertable<DB['decision']>,
  | 'authorityId'
  | 'localityId'
  | 'agencyId'
  | 'restriction'
  | 'id'
  | 'contactId'
  | 'decidedAt'
  | 'decidedBy'
  | 'confirmedAt'
  | 'confirmedBy'
>

/** A further decision of a contact, by the actor now; confirmed with it where nobody else is asked. */
export async function saveDecision(work: Work, contact: ContactRow, decision: NewRow, confirmed: boolean) {
  await work.db
    .insertInto('decision')
    .values({
      ...scopeOf(work, contact),
      ...decision,
      id: newId(work.now.getTime()),
      contactId: contact.id,
      decidedAt: work.now,
      decidedBy: work.actor.workerId,
      confirmedAt: confirmed ? work.now : null,
      confirmedBy: confirmed ? work.actor.workerId : null,
    })
    .execute()
}

export async function saveConfirmation(work: Work, id: string) {
  await work.db
    .updateTable('decision')
    .set({ confirmedAt: work.now, confirmedBy: work.actor.workerId })
    .where('id', '=', id)
    .execute()
}
