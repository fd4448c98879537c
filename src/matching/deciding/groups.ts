/** Union by size, with paths halved. */
export class Groups {
  readonly #parent: Int32Array
  readonly #size: Int32Array

  constructor(rows: number) {
    this.#parent = new Int32Array(rows)
    for (let row = 0; row < rows; row++) this.#parent[row] = row
    this.#size = new Int32Array(rows).fill(1)
  }

  root(row: number): number {
    const parent = this.#parent
    while (parent[row] !== row) {
      parent[row] = parent[parent[row]!]!
      row = parent[row]!
    }
    return row
  }

  /** How many rows the group of a root has. */
  size(root: number): number {
    return this.#size[root]!
  }

  /** Joins two roots and gives the root of both. */
  join(one: number, two: number): number {
    if (one === two) return one
    const [few, many] = this.#size[one]! < this.#size[two]! ? [one, two] : [two, one]
    this.#parent[few] = many
    this.#size[many]! += this.#size[few]!
    return many
  }

  /** The root of every row. */
  flat(): Int32Array {
    const parent = this.#parent
    for (let row = 0; row < parent.length; row++) parent[row] = this.root(row)
    return parent.slice()
  }

  /** Takes marked groups apart into single rows again. Wants every row to hang on its root itself, as after `flat`. */
  dissolve(marked: Uint8Array): void {
    for (let row = 0; row < marked.length; row++) {
      if (marked[this.#parent[row]!] === 0) continue
      this.#parent[row] = row
      this.#size[row] = 1
    }
  }
}

/** For each row the first row of its group. */
export function firstRows(rootOf: Int32Array): Int32Array {
  const first = new Int32Array(rootOf.length).fill(-1)
  const of = new Int32Array(rootOf.length)
  for (let row = 0; row < of.length; row++) {
    const root = rootOf[row]!
    if (first[root] === -1) first[root] = row
    of[row] = first[root]!
  }
  return of
}
