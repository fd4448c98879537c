import { recordEvent, requirePermission } from '../../src/access/index.ts'
import { refuse } from '../../src/errors.ts'
import type { Problem } from '../../src/govuk/index.ts'
import { findPerson, mayOpenRecord } from '../../src/people/index.ts'
import { addDays, londonDay } from '../../src/time/index.ts'
import type { Work } from '../../src/work.ts'
import { saveLoan, saveReturn } from './loan-store.ts'

declare module '../../src/access/permissions.ts' {
  interface ActionsOfRooms {
    'lend toys': true
  }
}

export const boxes = { sand: 'Sand and water', sound: 'Sounds and songs', blocks: 'Blocks' } as const
export type Box = keyof typeof boxes
export const isBox = (text: string): text is Box => Object.hasOwn(boxes, text)

/** The scope of the child, which every row about them carries. */
async function aboutChild(work: Work, personId: string) {
  const { localityId, restriction } = await findPerson(work, personId)
  return { personId, localityId, restriction, agencyId: work.actor.agencyId }
}

/** Lends a box to a child for four weeks. */
export async function lendBox(
  work: Work,
  { personId, box }: { personId: string; box: string },
): Promise<{ problems: Problem[] } | { id: string; problems?: undefined }> {
  requirePermission(work, 'lend toys', { kind: 'person', subject: personId })
  // whoever writes a row may not be able to read it back: that the record is open is the act's to ask
  if (!(await mayOpenRecord(work, personId))) refuse('not-found', undefined, { kind: 'person', subject: personId })
  const about = await aboutChild(work, personId)
  if (!isBox(box)) return { problems: [{ field: 'box', message: 'Choose which box' }] }
  const today = londonDay(work.now)
  const id = await saveLoan(work, about, { box, lentOn: today, backBy: addDays(today, 28) })
  await recordEvent(work, 'box lent', { ...about, subject: { kind: 'toy loan', id } }, { box })
  return { id }
}

/** The stop beside the start: the box is back. */
export async function takeBoxBack(work: Work, id: string): Promise<void> {
  requirePermission(work, 'lend toys', { kind: 'toy loan', subject: id })
  const loan = await saveReturn(work, id, londonDay(work.now))
  if (!loan) refuse('already-recorded')
  await recordEvent(work, 'box came back', { ...(await aboutChild(work, loan.personId)), subject: { kind: 'toy loan', id } })
}
