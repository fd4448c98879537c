import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { h, type VNode } from 'preact'
import { describe, expect, test } from 'vitest'
import { assets, assetUrl, Clock, type ClockState, Input, Page, Queue, renderPage, Sparkline, Tally, Timeline } from './index.ts'
import { DecisionSample } from './samples/decision.tsx'
import { PlaceSample } from './samples/place.tsx'
import { ArabicSample, PublicSample } from './samples/public.tsx'
import { QueueSample } from './samples/queue.tsx'
import { SignInSample } from './samples/sign-in.tsx'
import { TodaySample } from './samples/today.tsx'

type Element = DefaultTreeAdapterTypes.Element

const samples = { TodaySample, QueueSample, DecisionSample, PlaceSample, SignInSample, PublicSample, ArabicSample }

describe.each(Object.entries(samples))('%s', (_, sample) => {
  const page = renderPage(h(sample, {}))
  const elements = elementsOf(page)

  test('has no inline script or style, so that the strictest policy lets it through', () => {
    const inline = elements.filter(
      ({ tagName, attrs, childNodes }) =>
        tagName === 'style' ||
        (tagName === 'script' && childNodes.length > 0) ||
        attrs.some(({ name }) => name === 'style' || name.startsWith('on')),
    )
    expect(inline.map(({ tagName }) => tagName)).toEqual([])
  })

  test('uses each id once, and leads nowhere on itself that is not there', () => {
    const ids = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'id').map(({ value }) => value))
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const named = elements.flatMap(({ attrs }) =>
      attrs
        .filter(({ name }) => ['aria-labelledby', 'aria-describedby', 'for', 'aria-controls'].includes(name))
        .flatMap(({ value }) => value.split(' ')),
    )
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('draws only what the sprite holds', () => {
    const drawn = attributes(elements, 'use', 'href')
    const held = attributes(elements, 'symbol', 'id').map((id) => `#${id}`)
    expect(drawn.filter((icon) => !held.includes(icon))).toEqual([])
  })

  test('has one heading of the first rank, and carries nothing of GOV.UK’s own', () => {
    expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1)
    expect(page).not.toMatch(/crown|crest|GOV\.UK/i)
  })

  test('asks only for assets that are served', () => {
    const asked = [...attributes(elements, 'link', 'href'), ...attributes(elements, 'script', 'src')]
    expect(asked.filter((url) => !assets.some((asset) => asset.url === url))).toEqual([])
  })
})

describe('the page', () => {
  const page = (props: object) =>
    renderPage(
      <Page title="Today" {...props}>
        {'words'}
      </Page>,
    )

  test.each<[object, string, string]>([
    [{}, '<title>Today - Doorstep</title>', 'the title and whose page it is'],
    [{ failed: true }, '<title>Error: Today - Doorstep</title>', 'a problem is said first, where the tab is read out'],
    [{ demonstration: true }, 'Every person here is invented', 'the strip, without a way to switch'],
    [{ lang: 'ar', dir: 'rtl' }, '<html lang="ar" dir="rtl"', 'another language'],
    [{ backLink: { href: '/contacts' } }, '>Back</a>', 'a way back'],
    [{ person: { name: 'Nadia' }, signOut: { csrf: 'c' } }, 'name="_csrf" value="c"', 'signing out is a form with its token'],
    [{ authority: '<b>' }, '&lt;b>', 'nothing from data becomes markup'],
  ])('%o shows %s: %s', (props, shown) => {
    expect(page(props)).toContain(shown)
  })

  test('begins with a doctype, without which browsers guess', () => {
    expect(page({})).toMatch(/^<!doctype html>\n<html/)
  })

  test('without a person there is no sign-out, and without a demonstration no strip', () => {
    expect(page({})).not.toMatch(/Sign out|ds-demo/)
  })
})

describe('parts', () => {
  const html = (node: VNode) => renderPage(node)

  test.each<[ClockState, string, string, string]>([
    ['late', '#i-late', 'ds-clock--late', 'a solid disc'],
    ['soon', '#i-dial-7', 'ds-clock--soon', 'nearly full'],
    ['due', '#i-dial-5', 'ds-clock', 'filling'],
    ['later', '#i-dial-1', 'ds-clock--calm', 'hardly begun'],
    ['closed', '#i-closed', 'ds-clock--done', 'a tick'],
  ])('a clock that is %s shows %s: %s', (state, icon, look) => {
    const shown = html(<Clock state={state} word="word" detail="detail" />)
    expect(shown).toContain(icon)
    expect(shown).toContain(look)
    expect(shown).toContain('<span>word</span> <span class="ds-clock__sub">detail</span>')
  })

  test.each([
    [0, '#i-dial-1', 'an empty dial would be no dial'],
    [0.5, '#i-dial-4', 'half'],
    [1, '#i-dial-7', 'a full one would be late'],
  ])('a share of %s of the time is %s: %s', (used, icon) => {
    expect(html(<Clock state="due" word="w" used={used} />)).toContain(icon)
  })

  test('a queue leaves out its empty groups and counts what it shows', () => {
    const shown = html(
      <Queue
        caption="c"
        groups={[
          { name: 'Late', rows: [] },
          { name: 'Due', rows: [], count: 4 },
        ]}
      />,
    )
    expect(shown).not.toMatch(/Late|Due,/)
  })

  test('a tally leaves out what is nought', () => {
    expect(html(<Tally items={[{ number: 0, of: 'late' }]} />)).not.toContain('late')
  })

  test.each([
    [[], 'nothing to draw'],
    [[3], 'one point is a dot'],
    [[0, 0], 'all nought lie on the ground'],
  ])('a sparkline of %o has no broken number: %s', (values) => {
    expect(html(<Sparkline values={values} label="l" />)).not.toMatch(/NaN|undefined/)
  })

  test('a timeline marks what is open and what became a referral', () => {
    const items = (['open', 'closed', 'referral'] as const).map((mark) => ({ when: mark, what: 'x', mark }))
    expect(html(<Timeline items={items} />).match(/class="is-\w+"/g)).toEqual(['class="is-open"', 'class="is-referral"'])
  })

  test('a label, a hint and an error may be plain words', () => {
    const shown = html(<Input name="who" label="Name" hint="As said" errorMessage="Enter a name" />)
    expect(shown).toContain('aria-describedby="who-hint who-error"')
    expect(shown).toContain('<label class="govuk-label" for="who">Name</label>')
  })
})

describe('assets', () => {
  test('every address in a style sheet is served', () => {
    for (const { path, body } of assets.filter(({ type }) => type.startsWith('text/css'))) {
      const asked = [...body.toString().matchAll(/url\(["']?(\/[^)"']*)["']?\)/g)].map(([, url = '']) => url)
      expect(
        asked.filter((url) => !assets.some((asset) => asset.url === url || asset.path === url)),
        path,
      ).toEqual([])
    }
  })

  test('the style sheet and the script name other assets with their hashes', () => {
    const text = (path: string) => assets.find((asset) => asset.path === path)?.body.toString() ?? ''
    expect(text('/assets/doorstep.js')).toContain(assetUrl('/assets/govuk-frontend.min.js'))
    expect(text('/assets/doorstep.css').match(/woff2\?v=[0-9a-f]{12}/g)).toHaveLength(3)
  })

  test('an asset that is not served is a mistake, not a broken page', () => {
    expect(() => assetUrl('/assets/none.css')).toThrow('No asset is served at /assets/none.css')
  })
})

function elementsOf(page: string): Element[] {
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
    node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...walk(child)] : []))
  return walk(parse(page))
}

function attributes(elements: Element[], tag: string, name: string): string[] {
  return elements
    .filter(({ tagName }) => tagName === tag)
    .flatMap(({ attrs }) => attrs.filter((attribute) => attribute.name === name).map(({ value }) => value))
}
