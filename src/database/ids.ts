import { createHash, randomBytes } from 'node:crypto'

/** A UUIDv7: its first 48 bits are the time, so that keys of one day lie together. Made here because `uuidv7()` is PostgreSQL 18 only. */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  return written(bytes, 0x70)
}

/** The same id for the same text, and another for any other. */
export const idFrom = (text: string) => written(createHash('sha256').update(text).digest().subarray(0, 16), 0x80)

function written(bytes: Buffer, version: number): string {
  bytes[6] = version | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isId = (text: unknown): text is string => typeof text === 'string' && shape.test(text)
