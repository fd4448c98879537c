import { type Actor, permissionFor } from '../access/index.ts'

/**
 * Whether somebody may know how the record reads, and so have their file set beside it. Rows are compared with every record of the
 * authority: to somebody who may not look people up, or not those who are restricted, what became of a row, in the report or in a figure,
 * would answer any question that they put into a file: whether somebody is known, restricted, or born on a day. Their file waits, whole.
 */
export const mayKnowRecords = ({ role }: Actor) =>
  permissionFor(role, 'see index', 'import')?.reach === 'authority' &&
  permissionFor(role, 'see restricted', 'import')?.reach === 'authority'
