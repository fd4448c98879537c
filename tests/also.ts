import type { Actor } from '../src/access/actor.ts'
import type { Role } from '../src/access/permissions.ts'
import { newId } from '../src/database/ids.ts'
import type { TestHouse } from './house.ts'

/** The same person, by the same account, under another membership in another agency: as another worker. */
export async function alsoAs(house: TestHouse, actor: Actor, agencyId: string, role: Role): Promise<Actor> {
  const { authorityId, accountId, name } = actor
  const [membershipId, workerId] = [newId(), newId()]
  await house.owner.insertInto('worker').values({ authorityId, id: workerId, agencyId, name }).execute()
  await house.owner
    .insertInto('membership')
    .values({ authorityId, id: membershipId, accountId, agencyId, workerId, role, validFrom: '2020-01-01' })
    .execute()
  return { ...actor, membershipId, workerId, agencyId, role }
}
