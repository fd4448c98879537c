import { allOf } from '../database/together.ts'
import type { Work } from '../work.ts'

const dated = ['id', 'personId', 'validFrom', 'validTo', 'recordedAt', 'recordedBy', 'corrects', 'agencyId'] as const

/** Every dated row of these records that the actor's scope opens; they are written down as opened. */
export async function readDated(work: Work, ids: readonly string[]) {
  const of = [...ids]
  work.saw('open', 'person', of)
  const { db } = work
  return allOf({
    names: db
      .selectFrom('personName')
      .select(dated)
      .select(['givenName', 'familyName', 'kind'])
      .where('personId', 'in', of)
      .execute(),
    addresses: db
      .selectFrom('personAddress')
      .select(dated)
      .select(['lines', 'postcode', 'uprn', 'wardCode'])
      .where('personId', 'in', of)
      .execute(),
    identifiers: db
      .selectFrom('personIdentifier')
      .select(dated)
      .select(['scheme', 'value', 'source', 'verifiedAt', 'verifiedBy'])
      .where('personId', 'in', of)
      .execute(),
    facts: db.selectFrom('personFact').select(dated).select(['fact', 'value']).where('personId', 'in', of).execute(),
    relationships: db
      .selectFrom('relationship')
      .select(dated)
      .select(['otherId', 'kind', 'parentalResponsibility'])
      .where('personId', 'in', of)
      .execute(),
    memberships: db.selectFrom('householdMember').select(dated).select(['householdId']).where('personId', 'in', of).execute(),
  })
}
