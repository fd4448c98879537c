import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** A session ends after an hour without a page, or after twelve hours. Local and configurable. Drafts wait for the next one, for 28 days. */
export const sessionLimits = { idle: '1 hour', whole: '12 hours' }

export const hashed = (token: string) => createHash('sha256').update(token).digest()

/** The proof that a form was rendered for this cookie. */
export function csrfFor(secret: Buffer, token: string): string {
  return createHmac('sha256', secret).update(`form ${token}`).digest('base64url')
}

export function isCsrf(secret: Buffer, token: string, sent: string): boolean {
  const wanted = Buffer.from(csrfFor(secret, token))
  const given = Buffer.from(sent)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
