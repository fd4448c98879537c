import { SaxesParser } from 'saxes'
import { type Element, message, whyNotHere } from './cin-elements.ts'
import { tidy } from './reading.ts'
import { refuse } from './refusal.ts'
import type { Kept, Place, Problem, ProblemCode } from './report.ts'

/** A value as the file gives it, tidied. */
export type Given = { text: string; place: Place }

/** A block of the file with all that it was given. */
export type Block = { name: string; place: Place; values: Map<string, Given[]>; blocks: Map<string, Block[]> }

export type TreeEvent =
  | { kind: 'header'; block: Block }
  /** `number` counts every Child element of the file, also those in a wrong place. */
  | { kind: 'child'; block: Block; number: number; problems: Problem[] }
  | { kind: 'child in a wrong place' }
  | Problem

type Open = {
  name: string
  path: string
  line: number
  at: number | undefined
  spec: Element | undefined
  block: Block | undefined
  text: string
  hasElements: boolean
  /** Of a Child: which of the file's it is. */
  number: number
  why?: { code: ProblemCode; why: string }
}

/** A child's record takes a few thousand characters; one beyond these is no census, and would fill the memory. */
const longestChild = 4_000_000
const longestPiece = 1_000_000
const deepest = 60

/** Turns XML text into blocks of the census, and reports what is no part of it. Holds one child at a time. */
export class CinTree {
  #parser = new SaxesParser({ position: true })
  #open: Open[] = []
  #events: TreeEvent[] = []
  #childProblems: Problem[] | undefined
  #childStart = 0
  #lastEvent = 0
  #children = 0
  #hasHeader = false
  #hasChildren = false

  constructor() {
    this.#parser.on('error', (error) => this.#break(error.message))
    this.#parser.on('doctype', () => refuse('has-doctype'))
    this.#parser.on('opentagstart', (tag) => this.#start(localName(tag.name)))
    this.#parser.on('opentag', (tag) => this.#attributes(tag.attributes))
    this.#parser.on('closetag', () => this.#end())
    this.#parser.on('text', (text) => this.#text(text))
    this.#parser.on('cdata', (text) => this.#text(text))
  }

  get line() {
    return this.#parser.line
  }

  /** Takes a piece of the file and gives back what it completed. */
  write(text: string): TreeEvent[] {
    // saxes tells of a DOCTYPE only when it ends, and a hostile one need not end.
    if (!this.#hasHeader && this.#parser.position < 100_000 && /<!DOCTYPE/i.test(text)) refuse('has-doctype')
    this.#parser.write(text)
    const far = this.#parser.position
    if (far - this.#lastEvent > longestPiece || (this.#childProblems && far - this.#childStart > longestChild)) {
      refuse('out-of-proportion', String(this.line))
    }
    return this.#taken()
  }

  close(): TreeEvent[] {
    this.#parser.close()
    if (!this.#hasHeader) refuse('no-header')
    if (!this.#hasChildren) refuse('no-children')
    return this.#taken()
  }

  #taken() {
    const events = this.#events
    this.#events = []
    return events
  }

  #break(trouble: string): never {
    refuse(
      'broken-xml',
      String(this.#parser.line),
      String(this.#parser.column),
      trouble
        .replace(/^\d+:\d+: /, '')
        .replace(/\.$/, '')
        .slice(0, 100),
    )
  }

  #start(name: string) {
    this.#lastEvent = this.#parser.position
    const parent = this.#open.at(-1)
    if (this.#open.length >= deepest) refuse('out-of-proportion', String(this.line))
    if (!parent && name !== 'Message') refuse('not-cin', `its outermost element is ${name.slice(0, 40)}, not Message`)
    if (parent) parent.hasElements = true
    if (name === 'Child') this.#children += 1
    // The parser stands one character past the name; when that was a line break the name was on the line before.
    const at = this.#parser.column - name.length - 1
    const open: Open = {
      name,
      path: name,
      line: at > 0 ? this.line : this.line - 1,
      at: at > 0 ? at : undefined,
      spec: message,
      block: undefined,
      text: '',
      hasElements: false,
      number: this.#children,
    }
    if (parent) this.#settle(open, parent)
    if (typeof open.spec === 'object') open.block = { name, place: placeOf(open), values: new Map(), blocks: new Map() }
    this.#open.push(open)
    if (!open.block) return
    if (open.path === 'Message/Children') {
      this.#hasChildren = true
      if (!this.#hasHeader) refuse('no-header')
    }
    if (name === 'Child') {
      this.#childProblems = []
      this.#childStart = this.#parser.position
    }
  }

  /** Finds what the element is by where it stands; one that may not stand there stays without a spec. */
  #settle(open: Open, parent: Open) {
    const { name } = open
    open.spec =
      typeof parent.spec === 'object' ? (Object.hasOwn(parent.spec.of, name) ? parent.spec.of[name] : undefined) : undefined
    const before = parent.block?.values.get(name)?.length ?? parent.block?.blocks.get(name)?.length ?? 0
    const number = name === 'Child' ? this.#children : before + 1
    const repeats = open.spec === 'values' || (typeof open.spec === 'object' && open.spec.many)
    open.path = `${parent.path}/${name}${repeats ? `[${number}]` : ''}`
    if (!open.spec) open.why = parent.why ?? whyNotHere(name, parent.name)
    else if (!repeats && before > 0) {
      open.spec = undefined
      open.why = {
        code: 'given twice',
        why: `${name} may be given once here, and the first was taken; take out the one that is wrong`,
      }
    }
    if (!open.spec && name === 'Child') {
      this.#events.push({ kind: 'child in a wrong place' })
      this.#report(
        'misplaced element',
        placeOf(open),
        '',
        parent.why?.why ?? `a Child may stand only inside Children, not inside ${parent.name}; move it and import again`,
        'child set aside',
      )
    }
  }

  #attributes(attributes: Record<string, string | { value: string }>) {
    const open = this.#open.at(-1)
    for (const [name, attribute] of Object.entries(attributes)) {
      const value = typeof attribute === 'string' ? attribute : attribute.value
      if (open && !/^xmlns(:|$)|^xsi:/.test(name)) {
        this.#report(
          'unknown attribute',
          placeOf(open),
          `${name}="${value}"`,
          `${name} is not asked for by the census and was left out`,
        )
      }
    }
  }

  #text(text: string) {
    this.#lastEvent = this.#parser.position
    const open = this.#open.at(-1)
    if (!open) return
    if (open.spec === 'value' || open.spec === 'values' || !open.block) {
      open.text += text
      return
    }
    const stray = tidy(text)
    if (stray === '') return
    const line = this.line - lineBreaks(text) + lineBreaks(text.slice(0, text.length - text.trimStart().length))
    this.#report(
      'stray text',
      { line, path: open.path },
      stray,
      `this text stands loose inside ${open.name}; take it out or put it into an element`,
    )
  }

  #end() {
    this.#lastEvent = this.#parser.position
    const open = this.#open.pop()
    const parent = this.#open.at(-1)
    if (!open) return
    if (!open.block) this.#endValue(open, parent)
    else if (open.path === 'Message/Header') {
      this.#hasHeader = true
      this.#events.push({ kind: 'header', block: open.block })
    } else if (open.name === 'Child') {
      this.#events.push({ kind: 'child', block: open.block, number: open.number, problems: this.#childProblems ?? [] })
      this.#childProblems = undefined
    } else if (parent?.block) add(parent.block.blocks, open.name, open.block)
  }

  #endValue(open: Open, parent: Open | undefined) {
    const text = tidy(open.text)
    if (open.spec && parent?.block) add(parent.block.values, open.name, { text, place: placeOf(open) })
    // An unknown block is told by its leaves, each with its own place; it speaks for itself only when it has loose text.
    else if (open.why && (text !== '' || !open.hasElements)) this.#report(open.why.code, placeOf(open), text, open.why.why)
  }

  #report(code: ProblemCode, place: Place, value: string, why: string, kept?: Kept) {
    const problem: Problem = {
      kind: 'problem',
      code,
      place,
      value,
      why,
      kept: kept ?? (this.#childProblems ? 'child kept without it' : 'census kept without it'),
    }
    ;(this.#childProblems ?? this.#events).push(problem)
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
const lineBreaks = (text: string) => text.split('\n').length - 1
const placeOf = ({ line, at, path }: Open): Place => (at === undefined ? { line, path } : { line, at, path })

function add<T>(map: Map<string, T[]>, name: string, item: T) {
  const list = map.get(name)
  if (list) list.push(item)
  else map.set(name, [item])
}
