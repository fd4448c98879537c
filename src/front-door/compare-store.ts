import type { ExpressionBuilder } from 'kysely'
import { inForce } from '../database/in-force.ts'
import type { DB } from '../database/schema.gen.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

/** Children recorded with this contact by somebody who did not see everybody, whom nobody has compared since. */
export async function childrenToCompare(work: Work, contactId: string) {
  const children = await work.db
    .selectFrom('contactChild as k')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'k.authorityId').onRef('p.id', '=', 'k.personId'))
    .leftJoinLateral(
      (eb) => addressOn(eb, londonDay(work.now)).as('a'),
      (join) => join.onTrue(),
    )
    .select(['p.id', 'p.identityId', 'p.givenName', 'p.familyName', 'p.knownAs', 'p.bornOn', 'p.bornAbout', 'p.kind'])
    .select(['k.addedWithin', 'a.lines', 'a.postcode'])
    .where('k.contactId', '=', contactId)
    .where('k.removedAt', 'is', null)
    .where('k.addedWithin', 'is not', null)
    .where('k.comparedAt', 'is', null)
    .orderBy('k.id')
    .execute()
  work.saw('open', 'contact', [contactId, ...children.map((child) => child.id)])
  return children
}

/** Where a person lives on a day, as `holdingOn` of the record says it. */
const addressOn = (eb: ExpressionBuilder<DB & { p: DB['person'] }, 'p'>, day: Day) =>
  eb
    .selectFrom('personAddress as d')
    .select(['d.lines', 'd.postcode'])
    .whereRef('d.authorityId', '=', 'p.authorityId')
    .whereRef('d.personId', '=', 'p.id')
    .where(inForce(day, 'd'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('personAddress as later')
            .select('later.id')
            .whereRef('later.authorityId', '=', 'd.authorityId')
            .whereRef('later.corrects', '=', 'd.id'),
        ),
      ),
    )
    .orderBy('d.validFrom', (order) => order.desc().nullsLast())
    .orderBy('d.recordedAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(1)

/** What a comparison leaves: done, or still to be done by whoever sees what is restricted. False where nothing was left to compare. */
export async function saveCompared(work: Work, contactId: string, personId: string, wholly: boolean): Promise<boolean> {
  const done = await work.db
    .updateTable('contactChild')
    .set(wholly ? { comparedAt: work.now, comparedBy: work.actor.workerId } : { addedWithin: 'authority' })
    .where('contactId', '=', contactId)
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    // only what childrenToCompare would show
    .where('addedWithin', 'is not', null)
    .where('comparedAt', 'is', null)
    .$if(!wholly, (all) => all.where('addedWithin', '<>', 'authority'))
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
