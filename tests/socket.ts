import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the server of a data folder listens. */
export function socketOf(data: string): string {
  const inside = join(data, 'socket')
  return existsSync(join(inside, '.s.PGSQL.5432'))
    ? inside
    : join(tmpdir(), `doorstep-${process.getuid?.() ?? 0}-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`)
}
