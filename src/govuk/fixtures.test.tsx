import { readdirSync, readFileSync } from 'node:fs'
import { type ComponentType, h } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { notShipped, shipped } from './shipped.ts'
import { treeOf } from './tree.ts'

interface Fixture {
  name: string
  options: Record<string, unknown>
  html: string
}

const folder = new URL('../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)
const published = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

describe.each(Object.entries(shipped))('%s', (name, component) => {
  test.each(fixturesOf(name))('$name', (fixture) => {
    // The options are JSON written for another renderer: that they fit our props is what is being proved.
    const ours = render(h(component as ComponentType<object>, adapt(fixture.options) as object))
    expect(treeOf(ours)).toEqual(treeOf(fixture.html))
  })
})

test('every published component is either shipped or left out with a reason', () => {
  expect([...Object.keys(shipped), ...Object.keys(notShipped)].toSorted()).toEqual(published.toSorted())
  const proved = Object.keys(shipped).reduce((sum, name) => sum + fixturesOf(name).length, 0)
  const reasons = Object.entries(notShipped).map(([name, reason]) => `  ${name}: ${reason}`)
  console.log(`${Object.keys(shipped).length} components, ${proved} fixtures. Not shipped:\n${reasons.join('\n')}`)
  expect(proved).toBeGreaterThan(600)
})

function fixturesOf(name: string): Fixture[] {
  return JSON.parse(readFileSync(new URL(`${name}/fixtures.json`, folder), 'utf8')).fixtures
}

const markup = /^(html|.*Html)$/

/** Markup in a fixture's options becomes a raw node: here, and nowhere in the kit. */
function adapt(value: unknown, key = ''): unknown {
  if (typeof value === 'string' && markup.test(key)) return jsxTemplate([value])
  if (Array.isArray(value)) return value.map((item) => adapt(item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, adapt(inner, key === 'slots' ? 'html' : name)]))
  }
  return value
}
