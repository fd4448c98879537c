import { StartProblem } from './errors.ts'
import { serve } from './serve.ts'

// A start problem is one sentence and exit code 1; anything else is a bug and keeps its stack.
serve().catch((error: unknown) => {
  process.stderr.write(error instanceof StartProblem ? `${error.message}\n` : `${(error as Error).stack}\n`)
  process.exit(1)
})
