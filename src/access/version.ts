import { Refusal, refuse } from '../errors.ts'

/** What two editors wrote over the same version: nothing of either is lost. `say` tells the slower one who was quicker. */
export type Clash<Values> = { mine: Values; theirs: Values; version: number; say: string }

type Both = { mine: unknown; theirs: unknown }

/**
 * Refuses when the record has moved on since the form was shown. Both values go with the refusal, and the version that a second
 * sending must carry; what stands is read only then, where `values` is a function. Ask it of a row that is held; a form that carries
 * no version (an act made by the machine) asks nothing.
 */
export async function requireVersion(
  shown: number | undefined,
  version: number,
  values: Both | (() => Both | Promise<Both>),
  say?: string,
): Promise<void> {
  if (shown === undefined || shown === version) return
  refuseSlower(version, typeof values === 'function' ? await values() : values, say)
}

/** The same for a save that found no row of the version which was shown. */
export function refuseSlower(version: number, { mine, theirs }: Both, say?: string): never {
  refuse('changed-meanwhile', say, { mine, theirs, version })
}

/** The clash that an error tells of, if it is one. */
export function clashOf<Values>(error: unknown): Clash<Values> | undefined {
  if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile' || !('mine' in error.facts)) return undefined
  return { ...(error.facts as Omit<Clash<Values>, 'say'>), say: error.message }
}
