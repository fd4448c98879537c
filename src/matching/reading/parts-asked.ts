import { type Condition, conditionsOf, keysOf, type Model } from '../model/model.ts'

/** Every part that the model's rules and conditions read. */
export function partsAskedFor(model: Model): string[] {
  const conditions: Condition[] = model.comparisons.flatMap(conditionsOf)
  const keys = [
    ...conditions.flatMap(keysOf),
    ...[...model.rules, ...(model.strata ?? [])].flatMap((rule) => [...rule.on, ...(rule.fallback ?? [])]),
    ...(model.fallback ?? []),
  ]
  return [...new Set(keys.filter((key) => key.includes(':')))]
}
