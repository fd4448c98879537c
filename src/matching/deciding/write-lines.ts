import { wholeFile } from './whole-file.ts'

/** A heading and a line for each item, gathered into large writes. */
export function writeLines<T>(path: string, heading: string, items: Iterable<T>, line: (item: T) => string): void {
  wholeFile(path, (write) => {
    let text = `${heading}\n`
    for (const item of items) {
      text += `${line(item)}\n`
      if (text.length > 1 << 20) {
        write(text)
        text = ''
      }
    }
    write(text)
  })
}
