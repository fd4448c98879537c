import type { Room } from '../room.ts'
import { rulesCommand } from './command.ts'
import { rulebookPages } from './pages.tsx'

export const rulesPage: Room = {
  name: 'rules-page',
  floor: 'work',
  pages: rulebookPages,
  footer: [{ text: 'Rule book', href: '/rulebook' }],
  commands: () => [rulesCommand],
}
