import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { VNode } from 'preact'
import { assets } from './assets.ts'
import { renderPage } from './render.ts'

/** Where Debian keeps it; another place by `CHROMIUM`. */
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const hasChromium = existsSync(chromium)
export const chromiumArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'].concat([
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
])

const policy = ["default-src 'none'", "style-src 'self'", "script-src 'self'", "font-src 'self'", "img-src 'self'"].concat([
  "form-action 'self'",
  "base-uri 'none'",
])

/** Serves pages by path, and the kit's assets, under the strictest policy that the web door could set. */
export async function servePages(pages: Readonly<Record<string, () => VNode>>): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const asset = assets.find((candidate) => candidate.path === path)
    const page = pages[path]
    response.setHeader('content-security-policy', policy.join('; '))
    response.setHeader('content-type', asset?.type ?? 'text/html; charset=utf-8')
    response.statusCode = asset || page ? 200 : 404
    response.end(asset?.body ?? (page ? renderPage(page()) : ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
