/** Asked wrongly: the sentence is shown with how to ask. */
export class AskedWrongly extends Error {}
/** A file that was named is not there. */
export class NoSuchFile extends Error {
  constructor(path: string) {
    super(`There is no file ${path}`)
  }
}

/**
 * How a command that failed ends: 1 what was given is refused, 2 asked wrongly, 3 no such file; with the sentence to show. Nothing for
 * a fault of ours, whose whole trace is wanted.
 */
export function endOf(error: unknown): { code: 1 | 2 | 3; sentence: string } | undefined {
  if (!(error instanceof Error)) return undefined
  const { code = '' } = error as NodeJS.ErrnoException
  if (error instanceof AskedWrongly || code.startsWith('ERR_PARSE_ARGS')) return { code: 2, sentence: error.message }
  if (error instanceof NoSuchFile || ['ENOENT', 'EACCES', 'EISDIR', 'ENOSPC'].includes(code))
    return { code: 3, sentence: error.message }
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) return undefined
  return { code: 1, sentence: error.message }
}
