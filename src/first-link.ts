import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

const fileOf = ({ data }: Pick<Config, 'data'>) => join(data, 'first-administrator')

/**
 * Keeps the first administrator's one-time link where only whoever runs Doorstep reads it, and says where. What is printed goes into the
 * service's log, which more people read.
 */
export function keepFirstLink(config: Pick<Config, 'data'>, url: string, token: string): string[] {
  const file = fileOf(config)
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  rmSync(file, { force: true }) // one that others may read would keep its mode
  writeFileSync(file, `${url}/welcome/${token}\n`, { mode: 0o600, flag: 'wx' })
  return [`The first administrator's one-time link is in ${file}. Only the user that runs Doorstep can read it.`]
}

/** At a later start: says where the link still waits, and lets go of one that was used or is too old. */
export async function lookAfterFirstLink(
  config: Pick<Config, 'data'>,
  isGood: (token: string) => Promise<boolean>,
): Promise<string[]> {
  const file = fileOf(config)
  if (!existsSync(file)) return []
  const token = readFileSync(file, 'utf8').trim().split('/').at(-1) ?? ''
  if (await isGood(token)) return [`The first administrator has not signed in yet: the link is in ${file}.`]
  rmSync(file)
  return []
}
