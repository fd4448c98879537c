import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a sealed value is for: one of another kind is not taken. */
type Kind = 'choice' | 'device'

const markOf = (secret: Buffer, kind: Kind, body: string) => createHmac('sha256', secret).update(`${kind} ${body}`).digest()

/** A value for a cookie that only this house can have made. Whoever holds it can read it; it is good until its time is over. */
export function seal(secret: Buffer, kind: Kind, value: unknown, until: Date): string {
  const body = Buffer.from(JSON.stringify([value, until.getTime()])).toString('base64url')
  return `${body}.${markOf(secret, kind, body).toString('base64url')}`
}

/** The value that was sealed; nothing if we did not make it, or its time is over. */
export function unseal<Value>(secret: Buffer, kind: Kind, sealed: string | undefined, now: Date): Value | undefined {
  const [body = '', mark = ''] = (sealed ?? '').split('.')
  const [wanted, given] = [markOf(secret, kind, body), Buffer.from(mark, 'base64url')]
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined
  const [value, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [Value, number]
  return now.getTime() < until ? value : undefined
}
