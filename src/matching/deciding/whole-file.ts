import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'

/**
 * Writes a file beside its place and puts it there when it is whole: after a kill or on a full disk the place holds what it held
 * before, and never half of the new. What is no file (a pipe, the terminal) is written as it comes.
 */
export function wholeFile(path: string, fill: (write: (text: string) => void) => void): void {
  const place = existsSync(path) ? realpathSync(path) : path
  const isFile = !existsSync(place) || statSync(place).isFile()
  const beside = isFile ? `${place}.${process.pid}.part` : place
  const file = openSync(beside, 'w')
  try {
    try {
      fill((text) => {
        const bytes = Buffer.from(text)
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      })
      if (isFile) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (isFile) renameSync(beside, place)
  } catch (error) {
    if (isFile) rmSync(beside, { force: true })
    throw error
  }
}

export function saveText(path: string, text: string): void {
  wholeFile(path, (write) => write(text))
}
