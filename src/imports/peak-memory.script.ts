/** Loaded into a command by NODE_OPTIONS: when it ends, writes the most memory that it had to the file that PEAK_TO names, in MB. */
import { writeFileSync } from 'node:fs'

// the launcher that hands over to the command carries the same options
if (process.argv[1]?.endsWith('cli.ts') && process.env.PEAK_TO) {
  const to = process.env.PEAK_TO
  process.on('exit', () => writeFileSync(to, String(process.resourceUsage().maxRSS / 1024)))
}
