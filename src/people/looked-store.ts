import { sql } from 'kysely'
import type { Work } from '../work.ts'

export type Looked = { at: Date; name: string; role: string; agency: string; purpose: string; what: string }

/** Who has looked at this person, newest first; nobody, for those who may not open the record. */
export async function whoLooked(work: Work, id: string, most = 200): Promise<Looked[]> {
  work.saw('open', 'person', [id])
  return (await sql<Looked>`select * from access.who_looked(${id}::uuid, ${most})`.execute(work.db)).rows
}
