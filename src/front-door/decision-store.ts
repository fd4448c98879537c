import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { DB } from '../database/schema.gen.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { ContactRow } from './contact-store.ts'

export async function decisionsOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('decision as d')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'd.authorityId').onRef('k.id', '=', 'd.decidedBy'))
    .leftJoin('worker as s', (join) => join.onRef('s.authorityId', '=', 'd.authorityId').onRef('s.id', '=', 'd.confirmedBy'))
    .leftJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'd.authorityId').onRef('l.id', '=', 'd.offeredIn'))
    .leftJoin('thresholdDocument as t', (join) =>
      join.onRef('t.authorityId', '=', 'd.authorityId').onRef('t.id', '=', 'd.thresholdId'),
    )
    .selectAll('d')
    .select(['k.name as decidedByName', 's.name as confirmedByName', 'l.name as offeredInName', 't.version as thresholdVersion'])
    .where('d.contactId', '=', contactId)
    .orderBy('d.version', 'desc')
    .execute()
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

/** A clause as it stands in the version of the threshold in force today. */
export async function clauseInForce(work: Work, number: string) {
  return work.db
    .selectFrom('thresholdClause as c')
    .innerJoin('thresholdDocument as d', (join) =>
      join.onRef('d.authorityId', '=', 'c.authorityId').onRef('d.id', '=', 'c.documentId'),
    )
    .select(['c.number', 'c.level', 'c.documentId'])
    .where('c.number', '=', number)
    .where('d.validFrom', '<=', londonDay(work.now))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('thresholdDocument as later')
            .select('later.id')
            .whereRef('later.version', '>', 'd.version')
            .where('later.validFrom', '<=', londonDay(work.now)),
        ),
      ),
    )
    .executeTakeFirst()
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
