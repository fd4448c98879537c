import { get, post } from '../access/index.ts'
import type { Room } from '../room.ts'
import { saveAuthority, showAuthority } from './authority-page.tsx'
import { administratorsPage } from './start-page.tsx'

export const settingUp: Room = {
  name: 'setting-up',
  floor: 'work',
  tables: ['authority'],

  pages: [get('/authority', (visit) => showAuthority(visit)), post('/authority', saveAuthority)],
  firstPages: { administrator: administratorsPage },
}
