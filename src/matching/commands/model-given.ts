import { existsSync, readFileSync } from 'node:fs'
import type { Model } from '../model/model.ts'
import { readModel } from '../model/model-file.ts'
import { peopleModel } from '../model/people-model.ts'
import { importSplink } from '../model/splink-settings.ts'
import { NoSuchFile } from './asked.ts'

export interface GivenModel {
  model: Model
  notes: string[]
}

/** The model of a command line: a file of ours, Splink's settings, or the people model when none is named. */
export function modelGiven(path: string | undefined, splink: string | undefined, skipUnknown: boolean): GivenModel {
  if (splink !== undefined) {
    const { model, unknown, notes } = importSplink(readText(splink), { skipUnknown })
    return { model, notes: [...unknown.map((one) => `Left out: ${one}`), ...notes] }
  }
  if (path === undefined) return { model: peopleModel, notes: [] }
  return { model: readModel(readText(path)), notes: [] }
}

function readText(path: string): string {
  if (!existsSync(path)) throw new NoSuchFile(path)
  return readFileSync(path, 'utf8')
}
