import { recordEvent, requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { type AgencyWords, problemsWithAgency, problemsWithTeam, type TeamWords } from './agency.ts'
import {
  type AgencyRow,
  holdAgency,
  insertAgency,
  insertTeam,
  readAgencies,
  readTeams,
  type TeamRow,
  updateAgency,
  updateTeam,
} from './agency-store.ts'

type Done = { id: string; problems?: undefined } | { problems: Problem[]; id?: undefined }

export async function makeAgency(work: Work, agency: AgencyWords): Promise<Done> {
  requirePermission(work, 'manage agencies')
  const problems = problemsWithAgency(agency, await readAgencies(work))
  if (problems.length > 0) return { problems }
  const id = await insertAgency(work, agency)
  await recordEvent(
    work,
    'agency added',
    { subject: { kind: 'agency', id }, agencyId: id },
    { kind: agency.kind, core: agency.coreStatutory },
  )
  return { id }
}

/** Changes what an agency is called, and counts as. Whoever works for it stays where they are. */
export async function changeAgency(work: Work, id: string, agency: AgencyWords, shown?: number): Promise<Done> {
  const { stands, others } = await agencyToChange(work, id)
  await requireVersion(shown, stands.version, { mine: agency, theirs: stands })
  // the agency of families and the public stays what it is, whatever it is called
  const isPublic = stands.kind === 'public'
  const words = isPublic ? { ...agency, kind: stands.kind, coreStatutory: false } : agency
  const problems = problemsWithAgency(words, others, isPublic)
  if (problems.length > 0) return { problems }
  await updateAgency(work, { ...stands, ...words })
  await recordEvent(
    work,
    'agency changed',
    { subject: { kind: 'agency', id }, agencyId: id },
    { kind: words.kind, core: words.coreStatutory },
  )
  return { id }
}

export async function makeTeam(work: Work, agencyId: string, team: TeamWords): Promise<Done> {
  await agencyToChange(work, agencyId)
  const problems = problemsWithTeam(team, await readTeams(work, agencyId))
  if (problems.length > 0) return { problems }
  const id = await insertTeam(work, agencyId, team)
  await recordEvent(work, 'team added', { subject: { kind: 'team', id }, agencyId }, { kind: team.kind })
  return { id }
}

export async function changeTeam(work: Work, agencyId: string, id: string, team: TeamWords, shown?: number): Promise<Done> {
  await agencyToChange(work, agencyId)
  const teams = await readTeams(work, agencyId)
  const stands: TeamRow = teams.find((each) => each.id === id) ?? refuse('not-found')
  await requireVersion(shown, stands.version, { mine: team, theirs: stands })
  const problems = problemsWithTeam(
    team,
    teams.filter((each) => each.id !== id),
  )
  if (problems.length > 0) return { problems }
  await updateTeam(work, { ...stands, ...team })
  await recordEvent(work, 'team changed', { subject: { kind: 'team', id }, agencyId }, { kind: team.kind })
  return { id }
}

/** The agency that an address names, held while it or its teams change, with the others. */
async function agencyToChange(work: Work, id: string): Promise<{ stands: AgencyRow; others: AgencyRow[] }> {
  requirePermission(work, 'manage agencies')
  if (!isId(id) || !(await holdAgency(work, id))) refuse('not-found')
  const all = await readAgencies(work)
  const stands = all.find((each) => each.id === id) ?? refuse('not-found')
  return { stands, others: all.filter((each) => each.id !== id) }
}
