/** Progress on a terminal: a line for each step, and a bar that is redrawn in place. Elsewhere, a line now and then. */
export function steps(out: NodeJS.WriteStream) {
  let drawn = 0
  const clear = () => {
    if (out.isTTY && drawn) out.write('\r\x1b[2K')
  }
  return {
    say(line: string) {
      clear()
      drawn = 0
      out.write(`${line}\n`)
    },
    /** `done` of `whole`; redrawn at most ten times a second. */
    progress(what: string, done: number, whole: number) {
      const now = Date.now()
      const finished = done >= whole
      if (!finished && now - drawn < (out.isTTY ? 100 : 3000)) return
      drawn = now
      const share = whole > 0 ? Math.min(1, done / whole) : 1
      const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░')
      const line = `${bar} ${String(Math.round(share * 100)).padStart(3)}%  ${what}`
      if (out.isTTY) out.write(`\r\x1b[2K${line}${finished ? '\n' : ''}`)
      else out.write(`${line}\n`)
      if (finished) drawn = 0
    },
  }
}
export type Steps = ReturnType<typeof steps>
