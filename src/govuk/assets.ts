import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One thing the web door serves. `body` is read once, when the process starts. */
export interface Asset {
  path: string
  type: string
  body: Buffer
  /** `path` with a content hash: safe to keep for a year, because another body has another address. */
  url: string
}

const css = ['type', 'tokens', 'overrides', 'work-pages', 'frame', 'header', 'clocks-and-lists', 'queue', 'tables', 'record']
  .concat(['forms', 'pictures', 'sign-in', 'public', 'small-screens', 'print'])
  .map((name) => join('css', `${name}.css`))

/** GDS Transport and the crest are for gov.uk alone: a sheet that names them makes every browser ask for what is not here. */
const withoutGovernments = (sheet: string) =>
  sheet.replace(/@font-face\{[^}]*GDS Transport[^}]*\}/g, '').replaceAll('url(/assets/images/govuk-crest.svg)', 'none')

const here = fileURLToPath(new URL('./assets/', import.meta.url))
const govuk = join(dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json'))), 'dist', 'govuk')
const atkinson = fontFolder('atkinson-hyperlegible-next')
const vazirmatn = fontFolder('vazirmatn')

/** Fonts come first: the style sheet names them, and names them with their hash. */
export const assets: readonly Asset[] = withHashes([
  ...['latin', 'latin-ext'].map((set) => font(atkinson, `atkinson-hyperlegible-next-${set}-wght-normal.woff2`)),
  font(vazirmatn, 'vazirmatn-arabic-wght-normal.woff2'),
  { path: '/assets/mark.svg', type: 'image/svg+xml', files: [join(here, 'mark.svg')] },
  { path: '/assets/favicon.svg', type: 'image/svg+xml', files: [join(here, 'favicon.svg')] },
  {
    path: '/assets/govuk-frontend.min.css',
    type: 'text/css; charset=utf-8',
    files: [join(govuk, 'govuk-frontend.min.css')],
    change: withoutGovernments,
  },
  {
    path: '/assets/govuk-frontend.min.js',
    type: 'text/javascript; charset=utf-8',
    files: [join(govuk, 'govuk-frontend.min.js')],
  },
  { path: '/assets/doorstep.css', type: 'text/css; charset=utf-8', files: css.map((name) => join(here, name)), names: true },
  { path: '/assets/doorstep.js', type: 'text/javascript; charset=utf-8', files: [join(here, 'doorstep.js')], names: true },
])

const urls = new Map(assets.map(({ path, url }) => [path, url]))

/** The address of an asset with its hash, for a page to link to. */
export function assetUrl(path: string): string {
  const url = urls.get(path)
  if (!url) throw new Error(`No asset is served at ${path}`)
  return url
}

interface Source {
  path: string
  type: string
  files: string[]
  /** Its text names other assets, whose addresses get their hashes. */
  names?: boolean
  /** What is served is not quite the file. */
  change?: (text: string) => string
}

function withHashes(sources: Source[]): Asset[] {
  const done: Asset[] = []
  for (const { path, type, files, names, change } of sources) {
    let body = Buffer.concat(files.map((file) => readFileSync(file)))
    if (change) body = Buffer.from(change(body.toString('utf8')))
    if (names) body = Buffer.from(done.reduce((text, other) => text.replaceAll(other.path, other.url), body.toString('utf8')))
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    done.push({ path, type, body, url: `${path}?v=${hash}` })
  }
  return done
}

function font(folder: string, file: string): Source {
  return { path: `/assets/fonts/${file}`, type: 'font/woff2', files: [join(folder, 'files', file)] }
}

function fontFolder(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`@fontsource-variable/${name}/package.json`)))
}
