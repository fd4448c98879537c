import { faultCode } from '../errors.ts'

/** A fault as it is logged: its kind and where. */
export function withoutWords(error: { name: string; code?: string; constraint?: string; stack?: string }) {
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
  return { type: error.name, message: error.code ? faultCode(error) : '', stack: where.join('\n') }
}
