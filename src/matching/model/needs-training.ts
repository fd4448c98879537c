import type { Model } from './model.ts'

/** A model without learned chances has to be trained before it can weigh anything. */
export function needsTraining(model: Model): boolean {
  return (
    model.prior === undefined ||
    model.comparisons.some((comparison) =>
      'joint' in comparison
        ? comparison.cells === undefined
        : comparison.levels.some((level) => level.m === undefined || level.u === undefined),
    )
  )
}
