import type { Route } from '../access/visit.ts'
import { thresholdPages } from '../threshold/index.ts'
import type { Building } from './web.tsx'

/** Every room's pages, in one list. */
export function rooms(_house: Building): Route[] {
  return [...thresholdPages]
}
