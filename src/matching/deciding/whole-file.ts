import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/**
 * Writes a file beside its place and puts it there when it is whole: after a kill or on a full disk the place holds what it held
 * before, and never half of the new.
 */
export function wholeFile(path: string, fill: (write: (text: string) => void) => void): void {
  const beside = `${path}.${process.pid}.part`
  const file = openSync(beside, 'w')
  try {
    try {
      fill((text) => {
        const bytes = Buffer.from(text)
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      })
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
