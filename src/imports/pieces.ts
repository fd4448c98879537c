import { open } from 'node:fs/promises'

const size = 64 * 1024

/**
 * The bytes of a file, each piece good until the next is asked for: all are read into the same memory, so that a large file leaves
 * none behind to be cleared away.
 */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  const memory = Buffer.allocUnsafeSlow(size)
  try {
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, size, null)
      if (bytesRead === 0) return
      yield memory.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
