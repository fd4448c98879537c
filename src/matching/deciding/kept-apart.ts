import { keyCode, keyColumns } from '../blocking/key-reader.ts'
import { compile } from '../comparing/compile.ts'
import type { Matched } from '../match-lists.ts'
import { type Comparison, type Condition, type Flag, isJoint, type Level, type Model } from '../model/model.ts'
import { sharesFor } from '../training/frequencies.ts'
import { apartBits } from './flags.ts'

/** Whether two records must not be one person by machine (possible twins), compared by a rule or not. */
export type KeptApart = (a: number, b: number) => boolean

/** Compiled when first asked: most runs hold few clusters whose records were not all compared with each other. */
export function keptApart({ model, frame, weights }: Pick<Matched, 'model' | 'frame' | 'weights'>): KeptApart {
  const apart = apartBits(model)
  if (apart === 0) return () => false
  const keys = mustAgree(model)?.map((rule) => keyColumns(frame, rule))
  const { codes, width } = frame
  const agree = (a: number, b: number) =>
    keys === undefined ||
    keys.some((key) =>
      key.every((column) => {
        const code = keyCode(codes, a * width, column)
        return code !== 0 && code === keyCode(codes, b * width, column)
      }),
    )
  let pattern: ((placeA: number, placeB: number) => number) | undefined
  return (a, b) => {
    if (!agree(a, b)) return false
    pattern ??= compile(model, frame, sharesFor(model, frame)).pattern
    return (weights.flagsOf(pattern(a * width, b * width)) & apart) !== 0
  }
}

/**
 * Sets of columns of which one must agree before a flag that keeps apart can be raised (birth date and postcode, birth date and
 * street). Undefined when a flag rests on nothing that must be equal.
 */
export function mustAgree(model: Pick<Model, 'flags' | 'comparisons'>): string[][] | undefined {
  const rules: string[][] = []
  for (const flag of model.flags ?? []) {
    if (!flag.keepsApart) continue
    const sets = model.comparisons.flatMap((comparison) => {
      const set = sharedAt(comparison, flag)
      return set === undefined ? [] : [set]
    })
    if (sets.length === 0) return undefined
    rules.push(...sets.reduce<string[][]>((all, set) => all.flatMap((rule) => set.map((key) => [...rule, key])), [[]]))
  }
  return rules
}

/** Keys of which at least one is equal at every level of the comparison that raises the flag. */
function sharedAt(comparison: Comparison, flag: Flag): string[] | undefined {
  const names = flag.when[comparison.name]
  if (names === undefined) return undefined
  if (!isJoint(comparison)) return oneOf(names.map((name) => levelSays(comparison.levels, name)))
  const halves = comparison.joint.map((scale, half) =>
    oneOf(names.map((name) => levelSays(scale.levels, name.split(' / ')[half]!))),
  )
  return halves.find((half) => half !== undefined)
}

function levelSays(levels: Level[], name: string): string[] | undefined {
  const when = levels.find((level) => level.name === name)?.when
  return when && says(when)
}

/** Keys of which at least one is equal whenever the condition holds. */
function says(condition: Condition): string[] | undefined {
  if ('same' in condition) return [condition.same]
  if ('any' in condition) return oneOf(condition.any.map(says))
  if ('all' in condition) return condition.all.map(says).find((keys) => keys !== undefined)
  return undefined
}

function oneOf(sets: Array<string[] | undefined>): string[] | undefined {
  return sets.length === 0 || sets.includes(undefined) ? undefined : [...new Set(sets.flatMap((set) => set ?? []))]
}
