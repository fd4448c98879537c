import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Form } from '../govuk/index.ts'
import { flat } from './sent-words.tsx'

/** Where a form that comes back after its sender was signed out carries the mark that ties it to them. */
export const parcelName = '_parcel'
const hours = 12

/**
 * Marks words as those of an account whose session had ended: that account's next session may send them, unchanged and to the same
 * place, without writing them again. The mark is worth nothing to anybody else, and nothing after twelve hours.
 */
export function sealParcel(secret: Buffer, accountId: string, path: string, form: Form, now: Date): string {
  const until = now.getTime() + hours * 3_600_000
  return `${until}.${mark(secret, accountId, path, form, until)}`
}

export function isParcelOf(secret: Buffer, accountId: string, path: string, form: Form, sent: unknown, now: Date): boolean {
  if (typeof sent !== 'string') return false
  const [until, given = ''] = sent.split('.')
  if (!/^\d{1,15}$/.test(until ?? '') || Number(until) < now.getTime()) return false
  const wanted = Buffer.from(mark(secret, accountId, path, form, Number(until)))
  return wanted.length === Buffer.byteLength(given) && timingSafeEqual(wanted, Buffer.from(given))
}

function mark(secret: Buffer, accountId: string, path: string, form: Form, until: number): string {
  const words = flat(form.answers)
    .map(([name, value]) => JSON.stringify([name, value.replaceAll('\r\n', '\n')]))
    .sort()
  return createHmac('sha256', secret)
    .update(['parcel', accountId, path, String(until), form.idempotencyKey, form.version, ...words].join('\n'))
    .digest('base64url')
}
