/** How often each pattern shows. */
export interface PatternCounter {
  count(pattern: number): void
  /** Counts those whose entry in `marks` has the bit. */
  countMany(patterns: Int32Array, marks?: Uint8Array, bit?: number): void
  counted(scale: number): Map<number, number>
}

/** Counts in a plain table where there are few enough patterns. */
export function patternCounter(patterns: number): PatternCounter {
  return patterns > 1 << 20 ? inMap() : inTable(new Int32Array(patterns))
}

function inTable(table: Int32Array): PatternCounter {
  return {
    count(pattern) {
      table[pattern]!++
    },
    countMany(patterns, marks, bit = 0) {
      if (marks === undefined) for (let i = 0; i < patterns.length; i++) table[patterns[i]!]!++
      else for (let i = 0; i < patterns.length; i++) if ((marks[i]! & bit) !== 0) table[patterns[i]!]!++
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

function inMap(): PatternCounter {
  const counts = new Map<number, number>()
  const count = (pattern: number) => {
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  return {
    count,
    countMany(patterns, marks, bit = 0) {
      patterns.forEach((pattern, i) => {
        if (marks === undefined || (marks[i]! & bit) !== 0) count(pattern)
      })
    },
    counted: (scale) => new Map([...counts].map(([pattern, many]) => [pattern, many * scale])),
  }
}
