import { existsSync, readFileSync } from 'node:fs'
import { freemem } from 'node:os'
import type { Model } from '../model/model.ts'

export interface Forecast {
  rows: number
  megabytes: number
}

/**
 * How much memory a run will take at its peak, from the size of the lists alone. Measured at 100 thousand to 5 million rows;
 * errs on the high side.
 */
export function forecast(model: Model, bytes: number, averageRow: number, workers: number, training: boolean): Forecast {
  const rows = Math.ceil(bytes / Math.max(8, averageRow))
  const rules = model.rules.length + (training ? (model.strata?.length ?? 0) : 0)
  const columns = model.columns.length
  // Codes twice while they are laid out, members and starts of blocks, about three pairs a row, and the distinct values.
  const perRow = columns * 8 + rules * 5 + 3 * 34 + 8 * columns * 4 + averageRow * 0.6 + 24
  return { rows, megabytes: Math.ceil((rows * perRow) / 1e6 + 90 + workers * 45) }
}

/** What the machine, or the container this runs in, still has, in megabytes. */
export function memoryAtHand(): number {
  const free = freemem() / 1e6
  for (const path of ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes']) {
    if (!existsSync(path)) continue
    const limit = Number(readFileSync(path, 'utf8').trim()) / 1e6
    if (Number.isFinite(limit) && limit > 0) return Math.min(free, limit)
  }
  return free
}
