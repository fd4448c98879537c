import { basename, resolve, sep } from 'node:path'
import { type Column, type Model, splitKey } from '../model/model.ts'
import { isPart, type Part } from '../text/parts.ts'
import type { Pool } from '../work/pool.ts'
import { type ListBytes, openList, withSource } from './byte-source.ts'
import { delimiterOf, scanCsv } from './csv-scan.ts'
import { shared } from './dictionary.ts'
import { type EncodedPart, type PartTask, poolsOf } from './encode-part.ts'
import type { Frame } from './frame.ts'
import { partsAskedFor } from './parts-asked.ts'
import { type ListReport, reportOf } from './reading-report.ts'

export interface ListToRead {
  name: string
  bytes: ListBytes
}

export interface ReadOptions {
  /** Heading of the column with the record's own name. */
  idColumn?: string
}

export function listFromFile(path: string): ListToRead {
  return { name: basename(path).replace(/(\.csv|\.tsv|\.txt)?(\.gz)?$/i, ''), bytes: openList(path) }
}

/** Lists from files. Two files of one name are told apart by as much of their folders as it takes. */
export function listsFromFiles(paths: string[]): ListToRead[] {
  const lists = paths.map(listFromFile)
  const places = paths.map((path) => resolve(path))
  paths.forEach((path, i) => {
    if (places.indexOf(places[i]!) < i) throw new Error(`${path} is named twice`)
  })
  return lists.map((list, i) => {
    const alike = places.filter((_, k) => k !== i && lists[k]!.name === list.name)
    if (alike.length === 0) return list
    const own = places[i]!.split(sep).slice(0, -1).reverse()
    const others = alike.map((place) => place.split(sep).slice(0, -1).reverse())
    let deep = 1
    while (deep < own.length && others.some((other) => own.slice(0, deep).join(sep) === other.slice(0, deep).join(sep))) deep++
    return { ...list, name: [...own.slice(0, deep).reverse(), list.name].join('/') }
  })
}

const usualIds = ['unique_id', 'rec_id', 'record_id', 'person_id', 'id']

/** Reads every list into one frame. Columns are found by name or by the other headings the model gives. */
export async function readLists(
  model: Model,
  lists: ListToRead[],
  pool: Pool,
  options: ReadOptions = {},
): Promise<{ frame: Frame; reports: ListReport[] }> {
  const heads = lists.map((list) => readHeading(list))
  const plans = lists.map((list, i) => planOf(model, list, heads[i]!, options))
  const pieces = await readPieces(lists, plans, pool)
  const { pools, poolOf } = poolsOf(model.columns)
  const parts = pieces.flat()
  const merged = await pool.run(
    'mergeDictionaries',
    pools.map((_, pool) => ({ dictionaries: parts.map((part) => part.dictionaries[pool]!) })),
  )
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  const width = model.columns.length <= 8 ? model.columns.length : Math.ceil(model.columns.length / 4) * 4
  const codes = new Int32Array(shared(rows * width * 4))
  const fingerprints = new Int32Array(shared(rows * 4))
  const ids: Frame['ids'] = []
  const layouts = []
  const listStarts: number[] = []
  let fromRow = 0
  let p = 0
  for (const listPieces of pieces) {
    listStarts.push(fromRow)
    for (const part of listPieces) {
      const maps = poolOf.map((pool) => merged[pool]!.maps[p]!)
      layouts.push({ codes: part.codes, rows: part.rows, maps, target: codes, fromRow, width })
      fingerprints.set(part.fingerprints, fromRow)
      ids.push({ from: fromRow, bytes: part.ids.bytes, ends: part.ids.ends })
      fromRow += part.rows
      p++
    }
  }
  listStarts.push(rows)
  await pool.run('layOutPart', layouts)
  const dictionaries = merged.map((one) => one.dictionary)
  const frame: Frame = {
    rows, width, codes, columns: model.columns, poolOf, dictionaries, parts: {}, listStarts, fingerprints, ids,
    listNames: lists.map((list) => list.name),
  } // biome-ignore format: short list
  frame.parts = await deriveParts(model, frame, pool)
  const reports = lists.map((list, i) => reportOf(list.name, model, frame, i, plans[i]!, pieces[i]!))
  return { frame, reports }
}

async function readPieces(lists: ListToRead[], plans: Plan[], pool: Pool): Promise<EncodedPart[][]> {
  const jobs: PartTask[] = []
  const owner: number[] = []
  lists.forEach((list, i) => {
    const plan = plans[i]!
    const size = list.bytes.size - list.bytes.skip
    const pieces = size > 2_000_000 ? pool.size : 1
    for (let k = 0; k < pieces; k++) {
      // The first part begins with the heading's line end, so that every part begins after one.
      const from = k === 0 ? plan.dataFrom : Math.floor((size / pieces) * k)
      const to = k === pieces - 1 ? size : Math.floor((size / pieces) * (k + 1))
      jobs.push({ ...plan, list: list.bytes, from, to })
      owner.push(i)
    }
  })
  const answers = await pool.run('encodePart', jobs)
  const byList = lists.map((_, i) => answers.filter((_, job) => owner[job] === i))
  for (const [i, parts] of byList.entries()) {
    // A part that began inside a quoted field does not begin where the one before it ended: read the list in one go instead.
    const whole = parts.every((part, k) => k === 0 || part.began === parts[k - 1]!.ended)
    if (whole) continue
    const size = lists[i]!.bytes.size - lists[i]!.bytes.skip
    byList[i] = await pool.run('encodePart', [{ ...plans[i]!, list: lists[i]!.bytes, from: plans[i]!.dataFrom, to: size }])
  }
  return byList
}

interface Heading {
  names: string[]
  delimiter: number
  dataFrom: number
}

function readHeading(list: ListToRead): Heading {
  return withSource(list.bytes, (source) => {
    const bytes = new Uint8Array(Math.min(source.size, 65536))
    source.read(0, bytes, 0, bytes.length)
    const text = new TextDecoder().decode(bytes)
    const delimiter = delimiterOf(text.split(/\r?\n|\r/, 1)[0]!)
    const names: string[] = []
    const { ended } = scanCsv(source, 0, 1, delimiter, ({ buffer, count, starts, ends }) => {
      for (let f = 0; f < Math.min(count, 512); f++)
        names.push(new TextDecoder().decode(buffer.slice(starts[f]!, ends[f]!)).trim())
    })
    if (names.length === 0) throw new Error(`${list.name} is empty: its first line should be the headings`)
    return { names, delimiter, dataFrom: ended }
  })
}

type Plan = Pick<PartTask, 'model' | 'delimiter' | 'fieldOf' | 'idField' | 'fieldCount'> & {
  dataFrom: number
  /** Headings that neither the model nor the record's name uses. */
  unused: string[]
}

function planOf(model: Model, list: ListToRead, heading: Heading, options: ReadOptions): Plan {
  const plain = heading.names.map(plainHeading)
  const used = new Set(
    [...model.columns.flatMap((column) => [column.name, ...(column.headings ?? [])]), ...usualIds].map(plainHeading),
  )
  if (options.idColumn !== undefined) used.add(plainHeading(options.idColumn))
  const twice = heading.names.find((_, f) => used.has(plain[f]!) && plain.indexOf(plain[f]!) < f)
  if (twice !== undefined)
    throw new Error(`${list.name} has the heading "${twice}" twice. Give one of the two columns another name, or take it out.`)
  const find = (column: Column) =>
    [column.name, ...(column.headings ?? [])].map((name) => plain.indexOf(plainHeading(name))).find((f) => f >= 0) ?? -1
  const fieldOf = model.columns.map(find)
  if (fieldOf.every((field) => field < 0)) {
    throw new Error(`${list.name} has none of the model's columns (${model.columns.map((column) => column.name).join(', ')})`)
  }
  const wanted = options.idColumn === undefined ? usualIds : [options.idColumn]
  const idField = wanted.map((name) => plain.indexOf(plainHeading(name))).find((field) => field >= 0) ?? -1
  if (options.idColumn !== undefined && idField < 0) throw new Error(`${list.name} has no column "${options.idColumn}"`)
  return {
    model: { columns: model.columns }, delimiter: heading.delimiter, fieldOf, idField, fieldCount: heading.names.length,
    dataFrom: heading.dataFrom, unused: heading.names.filter((_, f) => !fieldOf.includes(f) && f !== idField),
  } // biome-ignore format: short list
}

function plainHeading(name: string) {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}

async function deriveParts(model: Model, frame: Frame, pool: Pool): Promise<Frame['parts']> {
  const asked = partsAskedFor(model).map((key) => {
    const [column, part] = splitKey(key)
    const c = model.columns.findIndex((one) => one.name === column)
    if (c < 0 || !isPart(part!)) throw new Error(`The model asks for "${key}", which is not a column and a part of it`)
    return { key, pool: frame.poolOf[c]!, part: part as Part }
  })
  // Forename and surname share a pool, so a part of both is read once.
  const jobs = [...new Map(asked.map((one) => [`${one.pool}:${one.part}`, one])).values()]
  const derived = await pool.run(
    'derivePart',
    jobs.map(({ pool, part }) => ({ dictionary: frame.dictionaries[pool]!, part })),
  )
  return Object.fromEntries(
    asked.map(({ key, pool, part }) => [key, derived[jobs.findIndex((job) => job.pool === pool && job.part === part)]!]),
  )
}
