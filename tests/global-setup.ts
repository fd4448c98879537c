import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { asSuperuser, launch, onSocket } from '../src/database/launcher.ts'
import { migrate, prepareServer } from '../src/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    socket: string
  }
}

/**
 * One real PostgreSQL for the whole run, with a migrated template from which each test file copies a database of its own.
 * DOORSTEP_TEST_POSTGRES names the folder of another server's programs (Debian's 15, say).
 */
export default async function setup(project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), 'doorstep-test-'))
  const binaries = process.env.DOORSTEP_TEST_POSTGRES
  const server = await launch({ data, ...(binaries ? { binaries } : {}) })
  await prepareServer(asSuperuser(server), 'doorstep_template')
  await migrate(onSocket(server, 'doorstep_owner', 'doorstep_template'))
  project.provide('socket', server.socket)
  return async () => {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
