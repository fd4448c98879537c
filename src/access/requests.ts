import { randomBytes } from 'node:crypto'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { recordAccountEvent } from './account-events.ts'
import {
  listRequests,
  type RequestKind,
  type RequestRow,
  saveAnswer,
  saveRequest,
  saveStop,
  type Wanted,
} from './requests-store.ts'
import { requirePermission } from './require.ts'
import { hashed } from './session.ts'

const acts: Record<RequestKind, string> = {
  account: 'account',
  membership: 'membership',
  days: 'days of a membership',
  reopening: 'opening again',
  link: 'one-time link',
}

/** Asks a second person for what an administrator does not do alone. Nothing changes before that person approves it. */
export async function askFor(work: Work, wanted: Wanted): Promise<Problem[]> {
  requirePermission(work, 'manage accounts', { kind: 'account' })
  const id = newId(work.now.getTime())
  switch (await saveRequest(work, id, wanted)) {
    case 'address':
      return [{ field: 'email', message: 'This address has an account already: look for it in the list' }]
    case 'waits':
      return [{ field: 'email', message: 'This was asked for already, and waits for a second person' }]
    case 'not theirs':
      return notTheirs('accountId' in wanted ? wanted.accountId : id)
    case 'asked':
      await recordAccountEvent(work, `${acts[wanted.kind]} asked for`, 'accountId' in wanted ? wanted.accountId : undefined, {
        request: id,
        ...('role' in wanted ? { role: wanted.role } : {}),
      })
      return []
  }
}

/**
 * A second person approves a request, and what was asked for is done. For a new account or a new link they get the one-time link, which
 * whoever asked never sees: of the two nobody alone can become somebody else.
 */
export async function approve(work: Work, requestId: string): Promise<{ request: RequestRow; token?: string }> {
  const request = await mine(work, requestId)
  const token = ['account', 'link'].includes(request.kind) ? randomBytes(24).toString('base64url') : undefined
  const made = (await saveAnswer(work, requestId, true, token ? hashed(token) : null)) || tooLate(requestId)
  await answered(work, request, 'approved', request.kind === 'account' ? made : request.accountId)
  return { request, ...(token ? { token } : {}) }
}

export async function decline(work: Work, requestId: string): Promise<RequestRow> {
  const request = await mine(work, requestId)
  if (!(await saveAnswer(work, requestId, false, null))) tooLate(requestId)
  await answered(work, request, 'declined', request.accountId)
  return request
}

/** The owner of an account did not ask for the new link: it is over, whoever asked and approved. */
export async function stopOwnLink(work: Work): Promise<void> {
  await saveStop(work)
}

async function mine(work: Work, requestId: string): Promise<RequestRow> {
  requirePermission(work, 'approve accounts', { kind: 'account request' })
  const request = (await listRequests(work)).find((each) => each.requestId === requestId)
  if (!request) refuse('not-found', undefined, { kind: 'account request', subject: requestId })
  if (!request.mayAnswer)
    refuse(
      'not-allowed',
      'A second person answers this: not whoever asked, and not the owner of the account. It may be answered already.',
      { kind: 'account request', subject: requestId },
    )
  return request
}

const answered = (work: Work, request: RequestRow, how: 'approved' | 'declined', accountId: string | null) =>
  recordAccountEvent(work, `${acts[request.kind]} ${how}`, accountId ?? undefined, { request: request.requestId })

const tooLate = (subject: string) =>
  refuse(
    'not-allowed',
    'This cannot be done any more: somebody answered it, the address got an account, or the account was closed.',
    {
      kind: 'account request',
      subject,
    },
  )

/** Why an administrator cannot change an account. */
export function notTheirs(accountId: string): never {
  refuse(
    'not-allowed',
    'You cannot change this account: it is your own, or it works for another authority as well. Ask whoever runs Doorstep.',
    { kind: 'account', subject: accountId },
  )
}
