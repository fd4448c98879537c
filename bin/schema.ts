// Writes src/database/schema.gen.ts (row types) and db/schema.sql (the whole shape) from a fresh database.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { root } from '../src/config.ts'
import { asSuperuser, launch, onSocket } from '../src/database/launcher.ts'
import { migrate, prepareServer } from '../src/database/migrate.ts'
import { shapeOf } from './shape.ts'

const data = mkdtempSync(join(tmpdir(), 'doorstep-schema-'))
const server = await launch({ data })
try {
  await prepareServer(asSuperuser(server))
  await migrate(onSocket(server, 'doorstep_owner'))
  const url = `postgres://doorstep_owner@${encodeURIComponent(server.socket)}/doorstep`
  const out = join(root, 'src', 'database', 'schema.gen.ts')
  const generator = join(root, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
  execFileSync(
    process.execPath,
    [
      generator,
      '--dialect',
      'postgres',
      '--camel-case',
      '--default-schema',
      'public',
      '--date-parser',
      'string',
      '--out-file',
      out,
      '--url',
      url,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const client = new pg.Client(onSocket(server, 'doorstep_owner'))
  await client.connect()
  try {
    writeFileSync(join(root, 'db', 'schema.sql'), await shapeOf(client))
  } finally {
    await client.end()
  }
} finally {
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
