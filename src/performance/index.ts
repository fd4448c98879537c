import { get, type Route } from '../access/index.ts'
import type { Room } from '../room.ts'
import { showFigure } from './figure-page.tsx'
import { showFigures } from './figures-page.tsx'
import { showRows } from './rows-page.tsx'

export { type Indicator, indicators } from './indicator.ts'

const pages: Route[] = [get('/figures', showFigures), get('/figures/:code', showFigure), get('/figures/:code/rows', showRows)]

const toFigures = async () => ({ to: '/figures' })

export const performance: Room = {
  name: 'performance',
  floor: 'insight',
  pages,
  word: { section: 'figures', text: 'Figures', href: '/figures', shownTo: (opens) => opens('see figures') },
  // figures themselves, because what other rooms lay under a first page is not laid under the way to another
  firstPages: { analyst: showFigures, 'elected-member': toFigures },
}
