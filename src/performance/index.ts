import { get, type Route } from '../access/index.ts'
import { showFigure } from './figure-page.tsx'
import { showFigures } from './figures-page.tsx'
import { showRows } from './rows-page.tsx'

export { type Indicator, indicators } from './indicator.ts'

export const performancePages: Route[] = [
  get('/figures', showFigures),
  get('/figures/:code', showFigure),
  get('/figures/:code/rows', showRows),
]
