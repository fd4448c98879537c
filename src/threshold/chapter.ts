import type { Chapter } from '../children/index.ts'
import { levelNamesOn } from './store.ts'

/** What the levels on the picture of a child were called on its day. */
export const levelsChapter: Chapter = {
  read: async (work, { day }) => ({ levelNames: await levelNamesOn(work, day) }),
}
