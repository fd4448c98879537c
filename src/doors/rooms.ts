import type { Route } from '../access/index.ts'
import { childrenPages } from '../children/index.ts'
import { frontDoorPages } from '../front-door/index.ts'
import { performancePages } from '../performance/index.ts'
import { thresholdPages } from '../threshold/index.ts'
import { startPages } from './start.tsx'

/** Every room's pages, in one list. */
export const rooms: readonly Route[] = [
  ...startPages,
  ...frontDoorPages,
  ...thresholdPages,
  ...childrenPages,
  ...performancePages,
]
