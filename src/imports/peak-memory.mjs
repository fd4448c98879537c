/**
 * Loaded into a command by NODE_OPTIONS: when it ends, writes the most memory that it had, in MB, to the file that its own address
 * names. Plain JavaScript, because whatever would read TypeScript before tsx does is memory too.
 */
import { writeFileSync } from 'node:fs'

const to = new URL(import.meta.url).searchParams.get('to')
// the launcher that hands over to the command carries the same options
if (to && process.argv[1]?.endsWith('src/doorstep.ts'))
  process.on('exit', () => writeFileSync(to, String(process.resourceUsage().maxRSS / 1024)))
