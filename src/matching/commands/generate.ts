import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { Command } from '../cli.ts'
import { writeLines } from '../deciding/write-lines.ts'
import { generatePeople, peopleHeading, usualPeople } from '../generating/generate-people.ts'
import { AskedWrongly } from './asked.ts'

export const generateCommand: Command = {
  name: 'generate people',
  summary: 'Make lists of invented people, with families, twins, moves and slips of the pen, and the truth beside them',
  usage: '--out people.csv [--rows 10000] [--seed 1] [--agencies police,school] [--twins 0.03] [--moves 0.12] ...',
  async run(args, io) {
    const shares = Object.entries(usualPeople)
      .filter(([, value]) => typeof value === 'number')
      .map(([name]) => name)
    const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const { values } = parseArgs({
      args,
      options: {
        out: { type: 'string' },
        agencies: { type: 'string' },
        ...Object.fromEntries(shares.map((name) => [dashed(name), { type: 'string' as const }])),
      },
    })
    const given = values as Record<string, string | undefined>
    const numbers: Array<[string, number]> = []
    for (const name of shares) {
      const text = given[dashed(name)]
      if (text === undefined) continue
      const number = Number(text)
      if (!Number.isFinite(number) || number < 0) throw new AskedWrongly(`--${dashed(name)} should be a number, not "${text}"`)
      numbers.push([name, number])
    }
    const options = { ...Object.fromEntries(numbers), ...(given.agencies && { agencies: given.agencies.split(',') }) }
    const { out } = given
    if (out === undefined) {
      let text = `${peopleHeading}\n`
      for (const row of generatePeople(options)) {
        text += `${row}\n`
        if (text.length < 1 << 16) continue
        if (!process.stdout.write(text)) await once(process.stdout, 'drain')
        text = ''
      }
      process.stdout.write(text)
      return 0
    }
    let rows = 0
    writeLines(out, peopleHeading, generatePeople(options), (row) => {
      rows++
      return row
    })
    io.out(
      io.json
        ? JSON.stringify({ out, rows })
        : `${rows.toLocaleString('en-GB')} records in ${out}; column "cluster" is the truth`,
    )
    return 0
  },
}
