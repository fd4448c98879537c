import { beforeAll, expect, test } from 'vitest'
import { generatePeople, peopleHeading } from '../generating/generate-people.ts'
import { type MatchResult, matchLists } from '../match-files.ts'
import { peopleModel } from '../model/people-model.ts'
import { listFromText } from '../reading/byte-source.ts'
import { findRecord, pairExplainer } from './explain-pair.ts'
import { waterfallLines } from './waterfall.ts'
import { waterfallSvg, waterfallTable } from './waterfall-svg.ts'

let result: MatchResult

beforeAll(async () => {
  const rows = [
    ...generatePeople({ rows: 2000, seed: 31 }),
    '9001,x,school,Amina,Hartley,2014-05-06,F,QX9 1AA,4 Millbrook Lane,',
    '9002,x,health,Zahra,Hartley,2014-05-06,F,QX9 1AA,4 Millbrook Lane,',
    '9003,x,health,Amina <b>,Hartley,2014-05-06,F,QX9 1AA,4 Millbrook Ln,',
  ]
  result = await matchLists(peopleModel, [{ name: 'people', bytes: listFromText(`${peopleHeading}\n${rows.join('\n')}\n`) }], {
    train: true,
  })
})

const explain = (a: string, b: string) => {
  const { frame, model, weights } = result.matched
  return pairExplainer(model, frame, weights)(findRecord(frame, a)!, findRecord(frame, b)!)
}

test('the waterfall gives every link the weight the engine gave it, exactly, and its steps add up to it', () => {
  const { frame, model, weights } = result.matched
  const why = pairExplainer(model, frame, weights)
  expect(result.links.length).toBeGreaterThan(1000)
  for (const link of result.links) {
    const { weight, steps } = why(link.a.row, link.b.row)
    expect(weight).toBe(link.weight)
    expect(steps.reduce((sum, step) => sum + step.bits, 0)).toBeCloseTo(weight, 5)
  }
})

test('twins are explained as twins, and are for a person to decide', () => {
  const { summary, flags } = explain('9001', '9002')
  expect(flags.map((flag) => flag.name)).toContain('possible twin')
  expect(summary).toContain('these may be twins')
  const link = [...result.links].find(({ a, b }) => [a.id, b.id].sort().join() === '9001,9002')
  expect(link?.zone ?? 'review').toBe('review')
  const [one, two] = ['9001', '9002'].map((id) => result.clusters.of[findRecord(result.matched.frame, id)!])
  expect(one).not.toBe(two)
})

test('in words for a terminal, with the values beside what was found', () => {
  const lines = waterfallLines(explain('9001', '9003')).join('\n')
  expect(lines).toContain('Same birth date [20140506]')
  expect(lines).toMatch(/one person/)
})

test('as a picture and as a table with the same figures', () => {
  const why = explain('9001', '9002')
  const svg = waterfallSvg(why)
  const table = waterfallTable(why)
  expect(svg.match(/<rect /g)).toHaveLength(why.steps.length)
  expect(svg).not.toContain('style=')
  expect(table.match(/<tr>/g)).toHaveLength(why.steps.length + 2)
  expect(table).toContain('amina / zahra')
})

test('a record that is not there, and one that is there twice', async () => {
  const { frame } = result.matched
  expect(findRecord(frame, 'nobody')).toBeUndefined()
  const twice = await matchLists(
    result.matched.model,
    ['one', 'two'].map((name) => ({ name, bytes: listFromText('id,surname\n7,Hartley\n') })),
  )
  expect(() => findRecord(twice.matched.frame, '7')).toThrow('"7" is in one and two: write one:7')
  expect(findRecord(twice.matched.frame, 'two:7')).toBe(1)
})
