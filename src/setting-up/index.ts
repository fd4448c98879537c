import type { Room } from '../room.ts'
import { authorityPages } from './authority-page.tsx'
import { administratorsPage } from './start-page.tsx'

export const settingUp: Room = {
  name: 'setting-up',
  floor: 'work',
  tables: ['authority'],

  pages: authorityPages,
  firstPages: { administrator: administratorsPage },
}
