import { plain, type Standing } from './standing.ts'
import type { Problem, ToldChild } from './told.ts'

export type Holder = { scheme: string; value: string; personId: string; identityId: string }

type Kind = 'local' | 'upn'
/** A former pupil number may be another's present one, and the other way round. */
const kindOf = (scheme: string): Kind => (scheme === 'local' ? 'local' : 'upn')

/** Which person records have which numbers: what the house knows, and what this import adds as it goes. */
export class Numbers {
  #holders = new Map<string, Holder[]>()

  add(holder: Holder) {
    const key = `${kindOf(holder.scheme)} ${plain(holder.value)}`
    const held = this.#holders.get(key) ?? []
    if (!held.some(({ personId }) => personId === holder.personId)) this.#holders.set(key, [...held, holder])
  }

  holders = (kind: Kind, value: string | null) => (value === null ? [] : (this.#holders.get(`${kind} ${plain(value)}`) ?? []))
}

/** The numbers of a child, by scheme. */
export const numbersOf = ({ localId, upn, formerUpn }: ToldChild) =>
  [
    { scheme: 'local', value: localId },
    { scheme: 'upn', value: upn },
    { scheme: 'former upn', value: formerUpn },
  ].filter((number): number is { scheme: string; value: string } => number.value !== null)

/**
 * The record that a row means: by the authority's own number first, else by a pupil number. A pupil number of somebody with
 * another birth date is rather a slip of the keyboard than the same child: then it is set aside and said.
 */
export function match(
  told: ToldChild,
  numbers: Numbers,
  people: ReadonlyMap<string, Standing>,
): { id: string | undefined; told: ToldChild; problems: Problem[] } {
  const problems: Problem[] = []
  const { place } = told
  const byLocal = numbers.holders('local', told.localId)
  const byUpn = [...numbers.holders('upn', told.upn), ...numbers.holders('upn', told.formerUpn)]
  const several = (holders: Holder[]) => new Set(holders.map(({ identityId }) => identityId)).size > 1
  const without = { ...told, upn: null, formerUpn: null }
  const [local] = byLocal
  if (local) {
    if (several(byLocal)) {
      const why =
        'more than one record here has this number; the one made first was taken, look whether they are one child and join them'
      problems.push({ place, value: told.localId ?? '', why, kept: 'taken, please check' })
    }
    if (byUpn.length === 0 || byUpn.some(({ identityId }) => identityId === local.identityId))
      return { id: local.personId, told, problems }
    const why = 'another child here has this UPN already; look which of them it belongs to'
    problems.push({ place, value: told.upn ?? told.formerUpn ?? '', why, kept: 'child kept without it' })
    return { id: local.personId, told: without, problems }
  }
  const [pupil] = byUpn
  const stands = pupil && people.get(pupil.personId)
  if (!pupil || !stands) return { id: undefined, told, problems }
  if (
    told.bornOn !== null &&
    stands.bornOn !== null &&
    !stands.bornAbout &&
    stands.bornOn !== told.bornOn &&
    told.localId !== null
  ) {
    const why =
      'a child here with another birth date has this UPN, so this one was recorded without it; look which of them it belongs to'
    problems.push({ place, value: told.upn ?? told.formerUpn ?? '', why, kept: 'child kept without it' })
    return { id: undefined, told: without, problems }
  }
  if (several(byUpn)) {
    const why =
      'more than one record here has this UPN; the one made first was taken, look whether they are one child and join them'
    problems.push({ place, value: told.upn ?? '', why, kept: 'taken, please check' })
  }
  return { id: pupil.personId, told, problems }
}
