import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchLists } from '../match-files.ts'
import type { Model, Rule } from '../model/model.ts'
import { peopleModel } from '../model/people-model.ts'
import { listFromText } from '../reading/byte-source.ts'
import { readLists } from '../reading/read-lists.ts'
import { inThisThread } from '../work/pool.ts'
import { buildBlocks } from './build-blocks.ts'
import { radixSort } from './radix-sort.ts'

test('the radix sort sorts, and keeps the order of equal keys', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))), (keys) => {
      const rows = Int32Array.from(keys, (_, i) => i)
      const sorted = radixSort(Uint32Array.from(keys), rows, keys.length)
      const plain = keys.map((key, i) => ({ key, i })).sort((a, b) => a.key - b.key || a.i - b.i)
      expect([...sorted.rows]).toEqual(plain.map(({ i }) => i))
    }),
  )
})

const model: Model = { ...peopleModel, rules: [{ name: 'names', on: ['first_name', 'surname'] }] }

async function blocksOf(rule: Rule, rows: string[], largestBlock = 100, fallback: string[] = []) {
  const list = { name: 'x', bytes: listFromText(`id,first_name,surname,dob\n${rows.join('\n')}\n`) }
  const { frame } = await readLists({ ...model, rules: [{ ...rule, fallback }] }, [list], inThisThread())
  const blocks = buildBlocks({ frame, rule, largestBlock, fallback })
  const members = Array.from({ length: blocks.starts.length - 1 }, (_, g) =>
    [...blocks.members.subarray(blocks.starts[g]!, blocks.starts[g + 1]!)].join(),
  )
  return { members: members.sort(), split: blocks.split, pairs: blocks.pairs }
}

test.each<[string, Rule, string[], string[]]>([
  ['records that agree', { name: 'r', on: ['surname'] }, ['1,a,smith,', '2,b,smith,', '3,c,jones,'], ['0,1']],
  ['a missing value agrees with nothing', { name: 'r', on: ['surname'] }, ['1,a,,', '2,b,,'], []],
  [
    'every part of the key must agree',
    { name: 'r', on: ['first_name', 'surname'] },
    ['1,ann,lee,', '2,ann,ray,', '3,ann,lee,'],
    ['0,2'],
  ],
  [
    'either order is one key',
    { name: 'r', on: ['first_name', 'surname'], eitherOrder: true },
    ['1,ann,lee,', '2,lee,ann,', '3,lee,lee,'],
    ['0,1'],
  ],
  [
    'parts of a value',
    { name: 'r', on: ['first_name:initial', 'dob:year'] },
    ['1,ann,x,2019-01-02', '2,amy,y,2019-09-09', '3,bob,z,2019-01-02'],
    ['0,1'],
  ],
])('%s', async (_, rule, rows, expected) => {
  expect((await blocksOf(rule, rows)).members).toEqual(expected)
})

test('a block that is too large is split by its fallback and reported; what is still too large is left out', async () => {
  const rows = ['1,ann,smith,', '2,ann,smith,', '3,bob,smith,', '4,bob,smith,', '5,bob,smith,', '6,,smith,']
  const { members, split } = await blocksOf({ name: 'surname', on: ['surname'] }, rows, 2, ['first_name'])
  expect(members).toEqual(['0,1'])
  expect(split).toEqual([{ rule: 'surname', value: 'smith', records: 6, became: 2, leftOut: 3 }])
})

test('many columns with many values need more than 53 bits, and still give exact keys', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `${i},n${i % 40},s${i % 25},${1900 + (i % 100)}-0${1 + (i % 9)}-11`)
  const on = ['first_name', 'surname', 'dob', 'first_name', 'surname', 'dob', 'first_name', 'surname', 'dob']
  const { members, pairs } = await blocksOf({ name: 'r', on }, rows)
  const plain = await blocksOf({ name: 'r', on: ['first_name', 'surname', 'dob'] }, rows)
  expect(pairs).toBe(0)
  expect(members).toEqual(plain.members)
})

test('a pair found by several rules is compared once', async () => {
  const list = { name: 'x', bytes: listFromText('id,first_name,surname,dob\n1,ann,lee,2019-01-02\n2,ann,lee,2019-01-02\n') }
  const { matched } = await matchLists(peopleModel, [list], { train: true })
  expect(matched.candidates).toBe(1)
})
