import { hiddenNames } from './hidden-fields.tsx'

/** One thing to put right, in the words a person can act on. `parts` are the boxes of a date it is about. */
export interface Problem {
  field: string
  message: string
  parts?: readonly DatePartName[] | undefined
}

export type DatePartName = 'day' | 'month' | 'year'

/** Answers by name. Names nest by dots or brackets: `child.0.name` and `child[0][name]` are one place. */
export interface Answers {
  [name: string]: Answer
}
export type Answer = string | Answer[] | Answers

export interface Form {
  answers: Answers
  csrf: string
  idempotencyKey: string
  version: string
}

// A form of ours has a few rows at most; a larger index is somebody trying to fill memory.
const mostRows = 200
const never = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads a posted form, whatever parser it came through; nothing typed is changed or lost. */
export function readForm(body: unknown): Form {
  const answers: Answers = {}
  const sent = body instanceof URLSearchParams ? Object.fromEntries(grouped(body)) : body
  if (typeof sent === 'object' && sent !== null) {
    for (const [name, value] of Object.entries(sent)) put(answers, path(name), textOf(value))
  }
  const own = (name: string) => {
    const value = answers[name]
    delete answers[name]
    return typeof value === 'string' ? value : ''
  }
  const { csrf, idempotencyKey, version } = hiddenNames
  return { csrf: own(csrf), idempotencyKey: own(idempotencyKey), version: own(version), answers }
}

/** The answer as typed, or nothing; the last one where a name was sent twice. */
export function typed(answers: Answers, name: string): string {
  const found = at(answers, name)
  if (Array.isArray(found)) return found.findLast((item) => typeof item === 'string') ?? ''
  return typeof found === 'string' ? found : ''
}

/** The answer without the spaces around it: what a rule looks at. */
export function text(answers: Answers, name: string): string {
  return typed(answers, name).trim()
}

/** Every answer to a name: ticked boxes. */
export function list(answers: Answers, name: string): string[] {
  const found = at(answers, name)
  if (typeof found === 'string') return found === '' ? [] : [found]
  return Array.isArray(found) ? found.filter((item): item is string => typeof item === 'string' && item !== '') : []
}

/** Repeated groups of questions: `child.0.name`, `child.1.name`. Rows left wholly empty are dropped. */
export function groups(answers: Answers, name: string): Answers[] {
  const found = at(answers, name)
  const rows = Array.isArray(found) ? found : typeof found === 'object' ? Object.values(found) : []
  return rows.filter((row): row is Answers => typeof row === 'object' && !Array.isArray(row) && filled(row))
}

function filled(answer: Answer): boolean {
  return typeof answer === 'string' ? answer.trim() !== '' : Object.values(answer).some(filled)
}

function at(answers: Answers, name: string): Answer | undefined {
  let found: Answer | undefined = answers
  for (const step of path(name)) {
    if (typeof found !== 'object' || !Object.hasOwn(found, step)) return undefined
    found = (found as Answers)[step]
  }
  return found
}

function path(name: string): string[] {
  return name
    .replace(/\[([^\]]*)\]/g, '.$1')
    .split('.')
    .filter((step, index) => step !== '' || index === 0)
}

function put(answers: Answers, steps: string[], value: Answer | undefined): void {
  const last = steps.at(-1)
  if (value === undefined || last === undefined || steps.some(refused)) return
  let here: Answers = answers
  for (const [index, step] of steps.slice(0, -1).entries()) {
    const inside = Object.hasOwn(here, step) ? here[step] : undefined
    const next = typeof inside === 'object' ? inside : /^\d+$/.test(steps[index + 1] ?? '') ? [] : {}
    here[step] = next
    here = next as Answers
  }
  here[last] = value
}

function refused(step: string): boolean {
  return never.has(step) || (/^\d+$/.test(step) && Number(step) >= mostRows)
}

function textOf(value: unknown): Answer | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(textOf).filter((item) => item !== undefined)
  if (typeof value === 'object' && value !== null) {
    const inside: Answers = {}
    for (const [name, inner] of Object.entries(value)) put(inside, path(name), textOf(inner))
    return inside
  }
  return undefined
}

function grouped(parameters: URLSearchParams): Map<string, string | string[]> {
  const found = new Map<string, string | string[]>()
  for (const [name, value] of parameters) {
    const before = found.get(name)
    if (Array.isArray(before)) before.push(value)
    else found.set(name, before === undefined ? value : [before, value])
  }
  return found
}
