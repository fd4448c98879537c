import { recordEvent, requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { type AuthorityWords, problemsWithAuthority } from './authority.ts'
import { codeStanding, readAuthority, updateAuthority } from './store.ts'

/** Names the authority. Its code stays as it is once files came in under it: they are told by it. */
export async function changeAuthority(work: Work, words: AuthorityWords, shown?: number): Promise<{ problems: Problem[] }> {
  const { authorityId: id, agencyId } = work.actor
  requirePermission(work, 'manage authority', { kind: 'authority', subject: id })
  const stands = await readAuthority(work, { hold: true })
  await requireVersion(shown, stands.version, { mine: words, theirs: stands })
  const problems = problemsWithAuthority(words)
  if (words.code !== stands.code) {
    const { taken, imported } = await codeStanding(work, words.code)
    if (imported)
      problems.push({ field: 'code', message: `Files came in under ${stands.code}, so the code must stay ${stands.code}` })
    else if (taken) problems.push({ field: 'code', message: `Another authority here has the code ${words.code}` })
  }
  if (problems.length > 0) return { problems }
  await updateAuthority(work, { ...words, version: stands.version })
  await recordEvent(
    work,
    'authority changed',
    { subject: { kind: 'authority', id }, agencyId },
    { code: words.code, opens: words.opensAt, closes: words.closesAt },
  )
  return { problems: [] }
}
