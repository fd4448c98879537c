import { Refusal, refuse } from '../errors.ts'

/** What two editors wrote over the same version: nothing of either is lost. */
export type Clash<Values> = { mine: Values; theirs: Values; version: number }

/**
 * Refuses when the record has moved on since the form was shown. Both values go with the refusal, and the version that a second
 * sending must carry. Ask it of a row that is locked; a form that carries no version (an act made by the machine) asks nothing.
 */
export function requireVersion<Values>(shown: number | undefined, version: number, values: { mine: Values; theirs: Values }) {
  if (shown !== undefined && shown !== version) refuse('changed-meanwhile', undefined, { ...values, version })
}

/** The clash that an error tells of, if it is one. */
export function clashOf<Values>(error: unknown): Clash<Values> | undefined {
  if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile' || !('mine' in error.facts)) return undefined
  return error.facts as Clash<Values>
}
