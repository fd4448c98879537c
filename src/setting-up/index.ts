import { get, post, type Route } from '../access/index.ts'
import { saveAuthority, showAuthority } from './authority-page.tsx'

export { administratorsPage } from './start-page.tsx'

export const settingUpPages: Route[] = [get('/authority', (visit) => showAuthority(visit)), post('/authority', saveAuthority)]
