export { type DemonstrationWish, generateDemonstration } from './generate.ts'
export type * from './rows.ts'
