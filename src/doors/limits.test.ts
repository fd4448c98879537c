import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendForm, useHouse } from '../../tests/house.ts'
import { limits, parseForm } from './limits.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const house = useHouse()
const people = () => house.town.people
const form = 'application/x-www-form-urlencoded'
let port: number
beforeAll(async () => {
  await house.listen()
  port = (house.web.server.address() as AddressInfo).port
})

/** Writes onto the line as a browser never would, and says what came back by the time that the house hung up. */
function line(start: string, then: (socket: Socket) => void = () => {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => {
      said += piece
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
    socket.write(start)
    then(socket)
  })
}
const post = (path: string, ...headers: string[]) =>
  `${[`POST ${path} HTTP/1.1`, 'Host: localhost', `Content-Type: ${form}`, ...headers].join('\r\n')}\r\n\r\n`

describe('a wide form', () => {
  const wide = (sign: string) => `${sign}=&`.repeat(120_000)

  test.each([
    [wide('a'), 'one name over and over'],
    [Array.from({ length: 120_000 }, (_, at) => at.toString(36)).join('&'), 'each name its own'],
    [wide('<'), 'with what is written back longer'],
  ])('is refused before it is parsed, and nothing of it is answered, signed in or not: %#', async (body) => {
    const { cookie, csrf } = await house.session(people().priya)
    for (const headers of [{}, { cookie }] as Record<string, string>[])
      for (const url of ['/contacts', '/sign-in', '/nowhere']) {
        const answer = await house.web.inject({
          method: 'POST',
          url,
          payload: `_csrf=${csrf}&${body}`,
          headers: { ...headers, 'content-type': form },
        })
        expect([400, 413]).toContain(answer.statusCode)
        expect(answer.body.length, 'a page of ours, and no words of theirs').toBeLessThan(12_000)
      }
    expect(() => parseForm('a&'.repeat(limits.fields - 1))).not.toThrow()
    expect(() => parseForm('a&'.repeat(limits.fields))).toThrow('No form of ours has so many answers')
  })

  test('of eight senders at once stops nobody: every one is refused, and the health page answers among them', async () => {
    const body = wide('a')
    let asked = 0
    const answers: string[] = []
    const sender = async () => {
      for (let turn = 0; turn < 6; turn += 1) {
        asked += body.length
        answers.push(await line(post('/contacts', `Content-Length: ${body.length}`), (socket) => socket.write(body)))
      }
    }
    const senders = Array.from({ length: 8 }, sender)
    const healthy: number[] = []
    let over = false
    void Promise.all(senders).then(() => {
      over = true
    })
    while (!over) healthy.push((await fetch(`http://127.0.0.1:${port}/health`)).status)
    expect(answers).toHaveLength(48)
    // a refusal may be cut off by whoever still sends; what arrives is one, and is small
    expect(answers.filter((answer) => answer !== '' && !/^HTTP\/1.1 (413|400|429) /.test(answer))).toEqual([])
    expect(answers.filter((answer) => answer !== '').length).toBeGreaterThan(0)
    expect(answers.join('').length).toBeLessThan(asked / 5)
    expect(healthy.length).toBeGreaterThan(8)
    expect(new Set(healthy)).toEqual(new Set([200]))
  })
})

describe('names that no form of ours has', () => {
  test.each([
    ['worry\u0000', 'a zero byte'],
    ['a\nb', 'a new line'],
    ['a'.repeat(101), 'too long'],
    [`a${'.b'.repeat(40)}`, 'too deep'],
    ['a[b][c][d][e][f][g]', 'too deep, in the other way'],
  ])('%j is refused, and is no bug: %s', async (name, _why) => {
    const answer = await sendForm(house, people().priya, '/contacts', { [name]: 'x', worry: 'Hungry' })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('No form of ours')
  })

  test.each(['__proto__', 'constructor.prototype.x', '', '.', '[]', 'child.999999999', 'child[0][name]'])(
    '%j does no harm',
    async (name) => {
      expect((await sendForm(house, people().priya, '/contacts', { [name]: 'x', worry: 'Hungry' })).statusCode).toBe(422)
      expect(({} as { x?: string }).x).toBeUndefined()
    },
  )

  test('a zero byte among words is left out of them, also where they are kept as a draft', async () => {
    const told = { kind: 'advice', danger: 'no', who: 'Helen', from: house.town.agencies.school, nobody: 'yes', knows: 'yes' }
    expect((await sendForm(house, people().priya, '/contacts', { worry: 'half\u0000 done', _draft: '1' })).statusCode).toBe(204)
    const drafts = await house.owner.selectFrom('draft').select('words').execute()
    expect(JSON.stringify(drafts)).toContain('half done')
    expect((await sendForm(house, people().priya, '/contacts', { ...told, worry: 'a\u0000b' })).statusCode).toBe(303)
    expect(JSON.stringify(await house.owner.selectFrom('contactWords').selectAll().execute())).toContain('"ab"')
  })

  test('what is not a form is not read', async () => {
    const { cookie } = await house.session(people().priya)
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'rubbish'])
      for (const url of ['/contacts', '/sign-in']) {
        const payload = '{"a":'.repeat(50_000)
        const answer = await house.web.inject({ method: 'POST', url, payload, headers: { cookie, 'content-type': type } })
        expect([400, 413], `${type} ${url}`).toContain(answer.statusCode)
        expect(answer.body).not.toContain('{"a"')
      }
  })
})

describe('a body that never ends', () => {
  const before = structuredClone(limits)
  beforeAll(() => {
    Object.assign(limits.seconds, { form: 1, still: 1 })
  })
  afterAll(() => Object.assign(limits, before))
  const drip = (piece: string, ms: number) => (socket: Socket) => {
    const timer = setInterval(() => socket.writable && socket.write(piece), ms)
    socket.on('close', () => clearInterval(timer))
  }
  const multipart = 'Content-Type: multipart/form-data; boundary=x'
  const start = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'

  test.each([
    ['/contacts', 'a page'],
    ['/sign-in', 'sign-in'],
  ])('and comes slowly to %s gets an answer, and the line ends: %s', async (path) => {
    const said = await line(post(path, 'Content-Length: 1000'), drip('a', 100))
    expect(said).toMatch(/^HTTP\/1.1 408 /)
    expect(said).toContain(contentSecurityPolicy)
    expect(said).toMatch(/connection: close/i)
  })

  test('or says that it is too long, or is, is not read to its end', async () => {
    expect(await line(post('/contacts', 'Content-Length: 999999999'))).toMatch(/^HTTP\/1.1 413 /)
    const said = await line(post('/contacts', 'Transfer-Encoding: chunked'), drip(`8000\r\n${'a'.repeat(0x8000)}\r\n`, 5))
    expect(said === '' || /^HTTP\/1.1 413 /.test(said), said.slice(0, 80)).toBe(true)
  })

  test('of a page that takes none ends with its answer', async () => {
    const endless = drip(`8000\r\n${'a'.repeat(0x8000)}\r\n`, 5)
    for (const ask of ['GET /sign-in', 'POST /nowhere', 'PUT /contacts'])
      await line(`${ask} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/x\r\nTransfer-Encoding: chunked\r\n\r\n`, endless)
  })

  test('with a file ends when it stands still, and early where no file is taken from them', async () => {
    const { cookie } = await house.session(people().ruth)
    const upload = (...headers: string[]) =>
      `POST /imports HTTP/1.1\r\nHost: localhost\r\n${multipart}\r\nTransfer-Encoding: chunked\r\n${headers.map((it) => `${it}\r\n`).join('')}\r\n${start.length.toString(16)}\r\n${start}\r\n`
    expect(await line(upload(`Cookie: ${cookie}`))).toMatch(/^HTTP\/1.1 408 /)
    let sent = 0
    await line(upload(), (socket) => {
      const piece = `8000\r\n${'a'.repeat(0x8000)}\r\n`
      const timer = setInterval(() => {
        if (socket.writable && socket.writableLength < 1_000_000 && socket.write(piece)) sent += piece.length
      }, 5)
      socket.on('close', () => clearInterval(timer))
    })
    expect(sent, 'megabytes that were read of somebody who is not signed in').toBeLessThan(20_000_000)
  })

  test('nor a head', () => {
    const { headersTimeout, requestTimeout } = house.web.server
    expect([headersTimeout, requestTimeout]).toEqual([15_000, 600_000])
  })
})

describe('what is refused before there is a page', () => {
  const mark = 'kayden-marsh'
  test.each([
    [`GET /${mark}%zz HTTP/1.1\r\nHost: localhost\r\n\r\n`, 400, 'an address that cannot be read'],
    [`GET /children/${mark}${'a'.repeat(200)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414, 'an address that is too long'],
    [`GET /${mark} HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'too many headers'],
    [`GET /${mark} HTTP/1.1\r\nHost: localhost\r\nbroken header\r\n\r\n`, 400, 'a broken header'],
    [`GET /${mark} HTTP/1.1\r\nX-No: host\r\n\r\n`, 400, 'no host'],
    [`GET /${mark} HTTP/1.1\r\nHost: localhost\r\nExpect: ${mark}\r\n\r\n`, 417, 'another expectation'],
    [`${mark}\r\n\r\n`, 400, 'nothing of the kind'],
    [`GET /${mark} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 404, 'a page that is not there'],
    [`POST /${mark} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/x\r\nContent-Length: 2\r\n\r\nab`, 404, 'nor a form'],
    [`TRACE /${mark} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 404, 'a way of asking that is not ours'],
  ])('%j is answered %i in our words, with our headers, and does not repeat what was asked: %s', async (ask, status, _why) => {
    const said = await line(ask, (socket) => setTimeout(() => socket.end(), 1500))
    const [head = '', body = ''] = said.split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    for (const header of [
      `content-security-policy: ${contentSecurityPolicy}`,
      'x-content-type-options: nosniff',
      'cache-control: no-store',
    ])
      expect(head.toLowerCase()).toContain(header)
    expect(head).toMatch(/content-type: text\/html/i)
    expect(body).toContain('<h1')
    expect(said).not.toContain(mark)
  })
})
