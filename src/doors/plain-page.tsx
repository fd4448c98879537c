import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { Page, renderPage } from '../govuk/index.ts'
import { headersOf } from './security-headers.ts'

/** What is said before anybody is looked up: nothing in it comes from the request. */
const says = {
  400: ['This address is broken', 'It holds signs that no address of ours has. Check it, or start again from the first page.'],
  408: ['This took too long', 'The rest of what you sent did not arrive. Go back and send it again.'],
  414: ['This address is too long', 'No address of ours is so long. Check it, or start again from the first page.'],
  417: ['We could not do that', 'Your browser asked for something that we do not do. Go back and try again.'],
  429: [
    'Too many at once',
    'More was asked for than can be answered. What you typed is still in the page before: go back, wait a little and send it again.',
  ],
  431: [
    'Too much came with this',
    'Your browser sent more cookies or headers than can be read. Remove the cookies of this site and try again.',
  ],
} as const satisfies Record<number, readonly [title: string, sentence: string]>
export type PlainStatus = keyof typeof says

const made = new Map<PlainStatus, string>()

/** A page that is made once, so that a refusal costs less than what it refuses. */
export function plainPage(status: PlainStatus): string {
  const before = made.get(status)
  if (before) return before
  const [title, sentence] = says[status]
  const page = renderPage(
    <Page title={title} failed>
      <h1 class="ds-h1">{title}</h1>
      <p class="govuk-body">{sentence}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          The first page
        </a>
      </p>
    </Page>,
  )
  made.set(status, page)
  return page
}

const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

export const sendPlain = (reply: FastifyReply, config: Config, status: PlainStatus) =>
  reply
    .code(status)
    .headers({ ...headers, ...headersOf(config) })
    .send(plainPage(status))

/** For what Node refuses before there is a request: the answer is written onto the line itself, which then ends. */
export function refuseOnTheLine(config: Config) {
  return (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const status: PlainStatus = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    const page = plainPage(status)
    const said = { ...headers, ...headersOf(config), 'content-length': Buffer.byteLength(page), connection: 'close' }
    const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}\r\n`)
    if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${page}`)
    socket.destroySoon()
  }
}

/** `Expect` with anything but 100-continue, which Node would answer without our headers. */
export function unexpected(config: Config) {
  return (_request: IncomingMessage, response: ServerResponse) =>
    response.writeHead(417, { ...headers, ...headersOf(config), connection: 'close' }).end(plainPage(417))
}
