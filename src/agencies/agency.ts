import type { Problem } from '../govuk/index.ts'
import { agencyTypes, contactSources, isCode, teamTypes } from '../rulebook/index.ts'

/** An organisation as a form gives it. Families and the public are an agency of the kind `public`, which no form makes. */
export type AgencyWords = { name: string; kind: string; sourceCode: string; phone: string; coreStatutory: boolean }
export type TeamWords = { name: string; kind: string; phone: string }

/** What is wrong with an agency, beside those that stand already. */
export function problemsWithAgency(agency: AgencyWords, others: readonly { name: string }[], isPublic = false): Problem[] {
  const problems: Problem[] = []
  if (agency.name === '') problems.push({ field: 'name', message: 'Enter the name of the agency' })
  else if (others.some(({ name }) => sameName(name, agency.name)))
    problems.push({ field: 'name', message: `${agency.name} is here already` })
  if (!isPublic && !isCode(agencyTypes, agency.kind))
    problems.push({ field: 'kind', message: 'Choose what kind of agency it is' })
  if (agency.sourceCode !== '' && !isCode(contactSources, agency.sourceCode))
    problems.push({ field: 'sourceCode', message: 'Choose what its contacts count as, or leave it open' })
  return problems
}

/** What is wrong with a team, beside the other teams of its agency. */
export function problemsWithTeam(team: TeamWords, others: readonly { name: string }[]): Problem[] {
  const problems: Problem[] = []
  if (team.name === '') problems.push({ field: 'name', message: 'Enter the name of the team' })
  else if (others.some(({ name }) => sameName(name, team.name)))
    problems.push({ field: 'name', message: `This agency has a team called ${team.name} already` })
  if (!isCode(teamTypes, team.kind)) problems.push({ field: 'kind', message: 'Choose what the team is for' })
  return problems
}

const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
