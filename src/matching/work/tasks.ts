import { buildBlocks } from '../blocking/build-blocks.ts'
import { comparePairs } from '../comparing/compare-pairs.ts'
import { derivePart } from '../reading/derive-part.ts'
import { encodePart } from '../reading/encode-part.ts'
import { layOutPart, mergeDictionaries } from '../reading/merge-parts.ts'
import { compareSample } from '../training/compare-sample.ts'

/** Everything a worker can be asked to do. Arguments and answers are plain data and shared memory. */
export const tasks = { encodePart, mergeDictionaries, layOutPart, derivePart, buildBlocks, comparePairs, compareSample }

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
