import { sql } from 'kysely'
import { seesRowsAlone } from '../access/index.ts'
import type { Work } from '../work.ts'

/** Other contacts and open work on the same household, to stand beside this one; written down as a list, with whom they name. */
export async function besides(work: Work, householdId: string | null, contactId: string) {
  if (!householdId) return { contacts: [], offers: 0, referrals: 0 }
  const contacts = await work.db
    .selectFrom('contact as c')
    .leftJoin('waiting as w', (join) => join.onRef('w.authorityId', '=', 'c.authorityId').onRef('w.contactId', '=', 'c.id'))
    .leftJoin('contactWords as x', (join) =>
      join
        .onRef('x.authorityId', '=', 'c.authorityId')
        .onRef('x.contactId', '=', 'c.id')
        .on('x.part', '=', 'worry')
        .on('x.version', '=', 1),
    )
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .select(['c.id', 'c.reference', 'c.kind', 'c.receivedAt', 'a.name as agency', 'x.words as worry'])
    .select((eb) => eb('w.contactId', 'is not', null).as('waits'))
    .select(
      sql<
        string[]
      >`array(select k.person_id::text from contact_child k where k.authority_id = c.authority_id and k.contact_id = c.id and k.removed_at is null)`.as(
        'named',
      ),
    )
    .where('c.householdId', '=', householdId)
    .where('c.id', '<>', contactId)
    .orderBy('c.receivedAt', 'desc')
    .limit(8)
    .execute()
  if (contacts.length > 0)
    work.saw(
      'list',
      'contact',
      contacts.flatMap((row) => [row.id, ...row.named]),
    )
  const open = await sql<{ offers: number; referrals: number }>`
    select (select count(*)::int from early_help_offer e join contact c on c.authority_id = e.authority_id and c.id = e.contact_id where c.household_id = ${householdId} and e.ended_at is null) as offers,
           (select count(*)::int from referral r join contact c on c.authority_id = r.authority_id and c.id = r.contact_id where c.household_id = ${householdId} and r.closed_at is null and not (r.imported and ${seesRowsAlone(work)})) as referrals
  `.execute(work.db)
  return { contacts, ...open.rows[0]! }
}
