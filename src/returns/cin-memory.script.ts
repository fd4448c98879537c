/** Reads the census given by path from beginning to end and prints what it took, in a process of its own. */
import { createReadStream } from 'node:fs'
import { readCin } from './cin.ts'

const [, , path = '', authority = ''] = process.argv
const counts = { children: 0, problems: 0, ended: false }
for await (const item of readCin(createReadStream(path), { authority })) {
  if (item.kind === 'child') counts.children += 1
  else if (item.kind === 'problem') counts.problems += 1
  else if (item.kind === 'end') counts.ended = true
}
console.log(JSON.stringify({ ...counts, peakKb: process.resourceUsage().maxRSS }))
