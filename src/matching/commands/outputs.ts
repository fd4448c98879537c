import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AskedWrongly } from './asked.ts'

/** Refuses to write over a file that is read, or two things into one file. Options by name, as they are typed. */
export function refuseOverwriting(read: readonly string[], written: Record<string, string | undefined>): void {
  const taken = new Map(read.map((path) => [placeOf(path), path]))
  for (const [option, path] of Object.entries(written)) {
    if (path === undefined) continue
    const other = taken.get(placeOf(path))
    if (other !== undefined && isFile(path))
      throw new AskedWrongly(
        read.includes(other)
          ? `--${option} would write over ${other}, which is read. Name another file.`
          : `--${option} and ${other} name the same file, ${path}. Name another for one of them.`,
      )
    if (other === undefined) taken.set(placeOf(path), `--${option}`)
  }
}

const isFile = (path: string) => !path.startsWith('/dev/')

/** Where a path leads, by way of any links, whether or not the file is there yet. */
function placeOf(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(resolve(path))
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : resolve(path)
}
