/** Looks at a value read from a file and writes down what is wrong with it, field by field. */
export class Looker {
  readonly problems: string[] = []

  problem(at: string, what: string): void {
    this.problems.push(`${at || 'the file'}: ${what}`)
  }

  object(value: unknown, at: string, fields: readonly string[]): value is Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problem(at, 'should be an object')
      return false
    }
    for (const field of Object.keys(value))
      if (!fields.includes(field)) this.problem(at ? `${at}.${field}` : field, 'is not a field known here')
    return true
  }

  text(value: unknown, at: string): value is string {
    if (typeof value === 'string' && value !== '') return true
    this.problem(at, 'should be a text')
    return false
  }

  oneOf(value: unknown, at: string, known: readonly string[]): void {
    if (!known.includes(value as string))
      this.problem(at, `${JSON.stringify(value) ?? 'nothing'} is not one of ${known.join(', ')}`)
  }

  number(value: unknown, at: string, least: number, most: number): boolean {
    if (typeof value === 'number' && value >= least && value <= most) return true
    this.problem(at, `should be a number from ${least} to ${most}`)
    return false
  }

  /** Above 0, at most 1. */
  chance(value: unknown, at: string): boolean {
    if (typeof value === 'number' && value > 0 && value <= 1) return true
    this.problem(at, `should be a chance above 0 and at most 1, not ${JSON.stringify(value)}`)
    return false
  }

  list(value: unknown, at: string): unknown[] {
    if (Array.isArray(value)) return value
    this.problem(at, 'should be a list')
    return []
  }

  optionalList(value: unknown, at: string): unknown[] {
    return value === undefined ? [] : this.list(value, at)
  }

  unique(names: string[], at: string): void {
    const twice = names.filter((name, i) => names.indexOf(name) !== i)
    for (const name of new Set(twice)) this.problem(at, `"${name}" stands there twice`)
  }
}
