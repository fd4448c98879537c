import type { Work } from '../work.ts'

const opened = new WeakMap<Work, Set<string>>()

/** Writes down that these people were opened: once each for every piece of work, however many parts of the record it reads. */
export function sawOpen(work: Work, ids: readonly string[]) {
  const before = opened.get(work) ?? new Set()
  opened.set(work, before)
  const fresh = ids.filter((id) => !before.has(id))
  if (fresh.length === 0) return
  for (const id of fresh) before.add(id)
  work.saw('open', 'person', fresh)
}
