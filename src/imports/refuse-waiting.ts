import { permissionFor, recordEvent, requirePermission } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { importsOf } from './import-file.ts'
import { isHeld } from './store.ts'
import { refuseWaiting, type SettledFile, settledFiles, type WaitingFile, waitingFiles } from './waiting-store.ts'

/** A file that waits, or what became of it; not there for whoever may not know the record. */
export async function fileBrought(work: Work, id: string): Promise<{ waits: WaitingFile } | { ended: SettledFile }> {
  const waits = (await waitingFiles(work)).find((file) => file.id === id)
  if (waits) return { waits }
  const ended = isId(id) ? (await settledFiles(work, { id }))[0] : undefined
  return ended ? { ended } : refuse('not-found', undefined, { kind: 'import' })
}

const lately = 28 * 24 * 60 * 60 * 1000

/** Files refused in the last four weeks, the newest first, for whoever may refuse one. */
export async function refusedLately(work: Work): Promise<SettledFile[]> {
  if (!permissionFor(work.actor.role, 'refuse files', work.purpose)) return []
  const ended = await settledFiles(work, { since: new Date(work.now.getTime() - lately) })
  return ended.filter(({ refusedAt }) => refusedAt !== null)
}

/**
 * Refuses a file that waits: nothing of it comes in, and whoever sent it reads the reason on its import. Where somebody took it in or
 * refused it before, nothing changes.
 */
export async function refuseFile(work: Work, id: string, because: string): Promise<{ problems?: Problem[]; tooLate?: true }> {
  requirePermission(work, 'refuse files', { kind: 'import' })
  if ('ended' in (await fileBrought(work, id))) return { tooLate: true }
  const words = because.trim()
  if (words === '')
    return { problems: [{ field: 'why', message: 'Say why you refuse this file, so that whoever sent it knows what to do' }] }
  // and none begins before this is over
  if (await isHeld(work, importsOf(work.actor.authorityId)))
    return {
      problems: [
        { field: 'why', message: 'An import is going on, perhaps of this file. Wait until it has ended, then try again' },
      ],
    }
  const told = `${work.actor.name} refused this file. The reason: ${words}`
  const refused = await refuseWaiting(work, id, words, told)
  if (!refused) return { tooLate: true }
  await recordEvent(
    work,
    'waiting file refused',
    {
      agencyId: work.actor.agencyId,
      subject: { kind: 'import', id: refused.runId ?? id },
    },
    { rows: refused.rows },
  )
  return {}
}
