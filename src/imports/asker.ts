import { type Actor, permissionFor } from '../access/index.ts'

/**
 * Whether a report may tell whoever brought the file how the record reads. Rows are compared with every record of the authority: to
 * somebody who may not look people up, or not those who are restricted, what became of a row would answer any question that they put
 * into a file: whether somebody is known, restricted, or born on a day. They are told what was read, and nothing of the record.
 */
export const mayKnowRecords = ({ role }: Actor) =>
  permissionFor(role, 'see index', 'import')?.reach === 'authority' &&
  permissionFor(role, 'see restricted', 'import')?.reach === 'authority'
