import { requirePermission } from '../access/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readAddress, type TypedAddress } from './address.ts'
import { never, newestFirst, standing } from './dated.ts'
import { editPerson, holdPerson, rowToCorrect, type Written, wrong, wrote } from './editing.ts'
import { saveAddress, saveMembership } from './facts-store.ts'
import { readDated } from './record-store.ts'
import { changePerson, householdExists, restamp, saveHousehold, wardOf } from './store.ts'

export type Move = TypedAddress & { from?: Day; corrects?: string }

/**
 * Writes down where somebody lives from a day on, and stamps everything about them with the place responsible now. `with` are others
 * who moved with them: the household, say. With `corrects`, the address of that row was wrong.
 */
export async function moveAddress(
  work: Work,
  id: string,
  move: Move,
  more: { with?: readonly string[]; version?: number } = {},
): Promise<Written> {
  const today = londonDay(work.now)
  const { person } = await editPerson(work, id, more.version, async () => {
    const latest = newestFirst(standing((await readDated(work, [id])).addresses))[0]
    return {
      mine: { lines: move.lines, postcode: move.postcode ?? null },
      theirs: latest ? { lines: latest.lines, postcode: latest.postcode } : null,
    }
  })
  const { address, problems } = readAddress(move)
  if (problems.length > 0) return { problems }
  if (move.from && move.from > today) return wrong('from', 'The day they moved must be today or in the past')
  const before = move.corrects ? await rowToCorrect(work, person, 'addresses', move.corrects, address) : undefined
  const wardCode = await wardOf(work, address.postcode)
  const when = { validFrom: move.from ?? (before ? before.validFrom : today), corrects: before?.id ?? null }
  const movers = [...new Set([id, ...(before ? [] : (more.with ?? []))])].sort()
  let first = ''
  for (const mover of movers) {
    const { about } = await holdPerson(work, mover)
    const rowId = await saveAddress(work, { ...about, personId: before?.personId ?? mover }, { ...address, wardCode }, when)
    if (mover === id) first = rowId
    await wrote(work, about, before ? 'address corrected' : 'address recorded', { placed: wardCode !== null })
  }
  await restamp(work, movers, today)
  return { id: first }
}

/** Says that somebody never lived there. The place responsible is worked out anew. */
export async function withdrawAddress(work: Work, id: string, rowId: string): Promise<Written> {
  const today = londonDay(work.now)
  const { person, about } = await editPerson(work, id, undefined, () => ({ mine: null, theirs: null }))
  const { lines, postcode, uprn, wardCode, personId } = await rowToCorrect(work, person, 'addresses', rowId, null)
  await saveAddress(work, { ...about, personId }, { lines, postcode, uprn, wardCode }, { ...never(today), corrects: rowId })
  await wrote(work, about, 'withdrawn', { kind: 'addresses' })
  await restamp(work, [id], today)
  return { id: rowId }
}

/** Somebody lives in another household from a day on: that of another person, or a new one of their own. */
export async function moveHousehold(
  work: Work,
  id: string,
  to: { householdId: string | 'new'; from?: Day },
  version?: number,
): Promise<Written> {
  requirePermission(work, 'change person', { kind: 'person', subject: id })
  const today = londonDay(work.now)
  const { about } = await editPerson(work, id, version, ({ householdId }) => ({
    mine: { householdId: to.householdId },
    theirs: { householdId: householdId ?? '' },
  }))
  if (to.from && to.from > today) return wrong('from', 'The day they moved must be today or in the past')
  if (to.householdId !== 'new' && !(await householdExists(work, to.householdId)))
    return wrong('householdId', 'This household is not here any more. Choose it again')
  const householdId = to.householdId === 'new' ? await saveHousehold(work) : to.householdId
  const rowId = await saveMembership(work, about, householdId, { validFrom: to.from ?? today })
  await changePerson(work, id, { householdId })
  await wrote(work, about, 'household changed', { household: householdId })
  return { id: rowId }
}
