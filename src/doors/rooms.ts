import { accessPages, type Route } from '../access/index.ts'
import { agencyPages } from '../agencies/index.ts'
import { childrenPages } from '../children/index.ts'
import { frontDoorPages } from '../front-door/index.ts'
import { importPages } from '../imports/index.ts'
import { localityPages } from '../localities/index.ts'
import { peoplePages } from '../people/index.ts'
import { performancePages } from '../performance/index.ts'
import { rulebookPages } from '../rules-page/index.ts'
import { settingUpPages } from '../setting-up/index.ts'
import { thresholdPages } from '../threshold/index.ts'
import { startPages } from './start.tsx'

/** Every room's pages, in one list. */
export const rooms: readonly Route[] = [
  ...startPages,
  ...frontDoorPages,
  ...peoplePages,
  ...childrenPages,
  ...thresholdPages,
  ...localityPages,
  ...agencyPages,
  ...performancePages,
  ...importPages,
  ...rulebookPages,
  ...settingUpPages,
  ...accessPages,
]
