import { recordEvent, requirePermission } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { importsOf } from './import-file.ts'
import { isHeld } from './store.ts'
import { refuseWaiting, type WaitingFile, waitingFiles } from './waiting-store.ts'

/** A file that waits, for whoever may refuse it. */
export async function waitingFile(work: Work, id: string): Promise<WaitingFile> {
  requirePermission(work, 'refuse files', { kind: 'import' })
  return (await waitingFiles(work)).find((file) => file.id === id) ?? refuse('not-found', undefined, { kind: 'import' })
}

/** Refuses a file that waits: nothing of it comes in, and whoever sent it reads the reason on its import. */
export async function refuseFile(work: Work, id: string, because: string): Promise<{ problems?: Problem[] }> {
  requirePermission(work, 'refuse files', { kind: 'import' })
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
  const refused = isId(id) ? await refuseWaiting(work, id, words, told) : undefined
  if (!refused) refuse('not-found', undefined, { kind: 'import' })
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
