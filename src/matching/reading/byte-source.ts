import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { ByteSource } from './csv-scan.ts'
import { shared } from './dictionary.ts'

/** A list to read: a path, or bytes in shared memory when the file had to be unpacked or turned into UTF-8 first. */
export type ListBytes = { path: string; size: number; skip: number } | { memory: SharedArrayBuffer; size: number; skip: number }

/** Looks at the first bytes: gzip is unpacked, UTF-16 becomes UTF-8, a byte order mark is skipped. */
export function openList(path: string): ListBytes {
  const file = openSync(path, 'r')
  try {
    const size = fstatSync(file).size
    const head = new Uint8Array(4)
    const got = readSync(file, head, 0, 4, 0)
    const utf16 = got >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    const gzip = head[0] === 0x1f && head[1] === 0x8b
    if (!utf16 && !gzip) return { path, size, skip: markLength(head) }
    const whole = Buffer.alloc(size)
    readSync(file, whole, 0, size, 0)
    if (gzip) return inMemory(gunzipSync(whole))
    return inMemory(Buffer.from(new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(whole), 'utf8'))
  } finally {
    closeSync(file)
  }
}

/** A list given as text, for tests and for lists that come from elsewhere than a file. */
export function listFromText(text: string): ListBytes {
  return inMemory(Buffer.from(text, 'utf8'))
}

function inMemory(bytes: Uint8Array): ListBytes {
  const memory = shared(bytes.length)
  new Uint8Array(memory).set(bytes)
  return { memory, size: bytes.length, skip: markLength(bytes) }
}

function markLength(head: Uint8Array) {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
}

/** Positions count from after the byte order mark. */
export function withSource<T>(list: ListBytes, use: (source: ByteSource) => T): T {
  const size = list.size - list.skip
  if ('memory' in list) {
    const bytes = new Uint8Array(list.memory)
    return use({
      size,
      read(position, target, at, most) {
        const part = bytes.subarray(list.skip + position, Math.min(list.size, list.skip + position + most))
        target.set(part, at)
        return part.length
      },
    })
  }
  const file = openSync(list.path, 'r')
  try {
    return use({ size, read: (position, target, at, most) => readSync(file, target, at, most, list.skip + position) })
  } finally {
    closeSync(file)
  }
}
