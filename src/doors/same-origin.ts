import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** Browsers say where a form comes from; another site's is refused even with a stolen proof. */
export function isFromHere(request: FastifyRequest, { url }: Pick<Config, 'url'>): boolean {
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  if (origin === undefined) return true // no browser of ours leaves it out; the form's proof still stands
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  return url ? from.origin === new URL(url).origin : from.host === new URL(`${from.protocol}//${request.host}`).host
}

const somewhere = 'http://inside.invalid'

/**
 * Only an address inside this house: a path, never another site. Read as a browser reads it, which drops tabs and turns
 * backslashes, so that `/<tab>/elsewhere` is seen for what it is.
 */
export function inside(next: string): string {
  if (!next.startsWith('/') || !URL.canParse(next, somewhere)) return '/'
  const { origin, pathname, search, hash } = new URL(next, somewhere)
  if (origin !== somewhere || pathname.startsWith('//') || /^\/sign-in(\/|$)/.test(pathname)) return '/'
  return `${pathname}${search}${hash}`
}
