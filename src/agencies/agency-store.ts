import { newId } from '../database/ids.ts'
import { inForce } from '../database/in-force.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { AgencyWords, TeamWords } from './agency.ts'

export type AgencyRow = AgencyWords & { id: string; version: number }
export type TeamRow = TeamWords & { id: string; agencyId: string; version: number }

/** Every agency in force, by name; families and the public last. */
export async function readAgencies(work: Work): Promise<AgencyRow[]> {
  const rows = await work.db
    .selectFrom('agency')
    .select(['id', 'name', 'kind', 'sourceCode', 'phone', 'coreStatutory', 'version'])
    .where(inForce(londonDay(work.now)))
    .orderBy('name')
    .execute()
  const filled = rows.map((row) => ({ ...row, sourceCode: row.sourceCode ?? '', phone: row.phone ?? '' }))
  return [...filled.filter(({ kind }) => kind !== 'public'), ...filled.filter(({ kind }) => kind === 'public')]
}

export async function readTeams(work: Work, agencyId?: string): Promise<TeamRow[]> {
  const rows = await work.db
    .selectFrom('team')
    .select(['id', 'agencyId', 'name', 'kind', 'phone', 'version'])
    .where(inForce(londonDay(work.now)))
    .$if(agencyId !== undefined, (query) => query.where('agencyId', '=', agencyId!))
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, phone: row.phone ?? '' }))
}

/** Holds an agency until the end of the transaction, so that two editors take turns. */
export async function holdAgency(work: Work, id: string): Promise<boolean> {
  return (await work.db.selectFrom('agency').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined
}

const agencyColumns = ({ name, kind, sourceCode, phone, coreStatutory }: AgencyWords) => ({
  name,
  kind,
  sourceCode: sourceCode || null,
  phone: phone || null,
  coreStatutory,
})

export async function insertAgency(work: Work, agency: AgencyWords): Promise<string> {
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('agency')
    .values({ authorityId: work.actor.authorityId, id, ...agencyColumns(agency) })
    .execute()
  return id
}

/** As the owner: the agencies that an authority is made with. */
export async function insertAgencies(
  owner: Work['db'],
  rows: readonly { authorityId: string; id: string; name: string; kind: string }[],
) {
  await owner
    .insertInto('agency')
    .values([...rows])
    .execute()
}

export async function updateAgency(work: Work, { id, version, ...agency }: AgencyRow) {
  await work.db
    .updateTable('agency')
    .set({ ...agencyColumns(agency), version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function insertTeam(work: Work, agencyId: string, { name, kind, phone }: TeamWords): Promise<string> {
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('team')
    .values({ authorityId: work.actor.authorityId, id, agencyId, name, kind, phone: phone || null })
    .execute()
  return id
}

export async function updateTeam(work: Work, { id, version, name, kind, phone }: TeamRow) {
  await work.db
    .updateTable('team')
    .set({ name, kind, phone: phone || null, version: version + 1 })
    .where('id', '=', id)
    .execute()
}
