/** Counts in a plain table where there are few enough patterns. */
export function patternCounter(patterns: number): { count(pattern: number): void; counted(scale: number): Map<number, number> } {
  if (patterns > 1 << 20) {
    const counts = new Map<number, number>()
    return {
      count: (pattern) => counts.set(pattern, (counts.get(pattern) ?? 0) + 1),
      counted: (scale) => new Map([...counts].map(([pattern, count]) => [pattern, count * scale])),
    }
  }
  const table = new Int32Array(patterns)
  return {
    count(pattern) {
      table[pattern]!++
    },
    counted(scale) {
      const counts = new Map<number, number>()
      table.forEach((count, pattern) => {
        if (count > 0) counts.set(pattern, count * scale)
      })
      return counts
    },
  }
}
