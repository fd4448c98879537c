import { describe, expect, test } from 'vitest'
import { groups, list, readForm, text, typed } from './form.ts'
import { dateErrors, errorFor, errorSummary } from './problems.ts'
import { dateValues, dayOf, readDate, typedDate } from './typed-date.ts'

describe('reading a form', () => {
  test.each([
    ['worry=No+coat', 'worry', 'No coat', 'a plain answer'],
    ['worry=++No+coat%0D%0A', 'worry', 'No coat', 'a rule looks past spaces and line ends around the words'],
    ['child.0.name=Milo', 'child.0.name', 'Milo', 'names nest by dots'],
    ['child%5B0%5D%5Bname%5D=Milo', 'child.0.name', 'Milo', 'and by brackets, which is the same place'],
    ['kind=a&kind=b', 'kind', 'b', 'sent twice, the last is meant, as for a box with a hidden twin'],
    ['worry=', 'worry', '', 'left empty'],
    ['', 'worry', '', 'not sent at all'],
    ['worry.more=x', 'worry', '', 'a group where an answer is asked for is no answer'],
    ['worry=x', 'toString', '', 'nothing is read from the language itself'],
    ['child.0.name=x', 'child.length', '', 'nor from a list of groups'],
  ])('%s, asked for %s, is "%s": %s', (body, name, answer) => {
    expect(text(readForm(new URLSearchParams(body)).answers, name)).toBe(answer)
  })

  test.each([
    ['needs=food', ['food'], 'one box ticked'],
    ['needs=food&needs=sleep', ['food', 'sleep'], 'two'],
    ['needs=', [], 'an empty twin is not a choice'],
    ['', [], 'none ticked sends nothing'],
    ['needs%5B%5D=food&needs%5B%5D=sleep', ['food', 'sleep'], 'the brackets some forms put on lists'],
  ])('ticked boxes in %s: %s', (body, answers) => {
    expect(list(readForm(new URLSearchParams(body)).answers, 'needs')).toEqual(answers)
  })

  test('what a parser of forms hands over reads the same as the body itself', () => {
    const parsed = readForm({ needs: ['food', 'sleep'], 'child.0.name': 'Milo', child: { 1: { name: 'Ottilie' } } })
    expect(list(parsed.answers, 'needs')).toEqual(['food', 'sleep'])
    expect(text(parsed.answers, 'child.1.name')).toBe('Ottilie')
  })

  test('groups come in order, and a row left empty is dropped', () => {
    const { answers } = readForm(new URLSearchParams('child.0.name=Milo&child.1.name=+&child.1.age=&child.2.name=Ottilie'))
    expect(groups(answers, 'child').map((child) => text(child, 'name'))).toEqual(['Milo', 'Ottilie'])
  })

  test('what the form carries for us is kept apart from the answers', () => {
    const form = readForm(new URLSearchParams('_csrf=c&_key=k&_version=3&worry=x'))
    expect(form).toEqual({ csrf: 'c', idempotencyKey: 'k', version: '3', answers: { worry: 'x' } })
  })

  test.each([
    ['__proto__.admin=yes', 'the mother of all objects is not a group'],
    ['constructor.prototype.admin=yes', 'nor by its other name'],
    ['child.999999999.name=x', 'a list is not as long as somebody says'],
  ])('%s changes nothing: %s', (body) => {
    const { answers } = readForm(new URLSearchParams(body))
    expect(answers).toEqual({})
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test.each([[null], [undefined], ['text'], [42]])('a body that is no form, %s, has no answers', (body) => {
    expect(readForm(body).answers).toEqual({})
  })

  test('what was typed is handed back to the letter', () => {
    expect(typed(readForm(new URLSearchParams('worry=+two++spaces+')).answers, 'worry')).toBe(' two  spaces ')
  })
})

const born = { field: 'born', called: 'Date of birth' }

describe('reading a date', () => {
  test.each([
    ['3', '5', '2019', '2019-05-03', 'as it is asked for'],
    ['03', '05', '2019', '2019-05-03', 'with noughts'],
    [' 3 ', ' 5', '2019 ', '2019-05-03', 'with spaces'],
    ['3', 'May', '2019', '2019-05-03', 'a month by its name'],
    ['3', 'mar', '2019', '2019-03-03', 'by three letters, small'],
    ['3', 'Sept.', '2019', '2019-09-03', 'by the usual four, with a full stop'],
    ['29', 'February', '2020', '2020-02-29', 'a leap day in a leap year'],
  ])('%s %s %s is %s: %s', (day, month, year, iso) => {
    expect(dayOf({ day, month, year }, born)).toEqual({ day: iso, problems: [] })
  })

  test.each([
    ['', '', '', 'Enter date of birth', ['day', 'month', 'year'], 'nothing is there'],
    ['3', '5', '', 'Date of birth must include a year', ['year'], 'one part is missing'],
    ['', '', '2019', 'Date of birth must include a day and a month', ['day', 'month'], 'two are'],
    ['32', '5', '2019', 'Date of birth must have a day from 1 to 31', ['day'], 'no month is that long'],
    ['0', '5', '2019', 'Date of birth must have a day from 1 to 31', ['day'], 'days begin at 1'],
    ['3rd', '5', '2019', 'Date of birth must have a day from 1 to 31', ['day'], 'a number is asked for'],
    ['3', '13', '2019', 'Date of birth must have a month, such as 3 or March', ['month'], 'there are twelve'],
    ['3', 'Ma', '2019', 'Date of birth must have a month, such as 3 or March', ['month'], 'March or May?'],
    ['3', '5', '19', 'Date of birth must have a year of 4 numbers', ['year'], '1919 or 2019?'],
    ['29', '2', '2019', 'Date of birth must be a real date: February 2019 has 28 days', ['day'], 'no leap year'],
    ['31', 'Sep', '2019', 'Date of birth must be a real date: September 2019 has 30 days', ['day'], 'a short month'],
  ])('%s %s %s: %s', (day, month, year, message, parts) => {
    expect(dayOf({ day, month, year }, born)).toEqual({ day: undefined, problems: [{ field: 'born', message, parts }] })
  })

  test.each([
    ['2026-11-24', true, 'the last day itself is allowed'],
    ['2026-11-25', false, 'the day after is not'],
    ['2001-11-24', true, 'the first day itself is allowed'],
    ['2001-11-23', false, 'the day before is not'],
  ])('%s in range: %s, for %s', (iso, allowed) => {
    const [year = '', month = '', day = ''] = iso.split('-')
    const range = {
      latest: { day: '2026-11-24', say: 'must be today or in the past' },
      earliest: { day: '2001-11-24', say: 'must be in the last 25 years' },
    }
    const reading = dayOf({ day, month, year }, { ...born, ...range })
    expect(reading.day).toBe(allowed ? iso : undefined)
    expect(reading.problems).toHaveLength(allowed ? 0 : 1)
  })

  test('a date that may be left out is no problem when it is, and one when half of it is', () => {
    expect(dayOf({ day: ' ', month: '', year: '' }, { ...born, optional: true })).toEqual({ day: undefined, problems: [] })
    expect(dayOf({ day: '3', month: '', year: '' }, { ...born, optional: true }).problems).toHaveLength(1)
  })

  test('from the form and back, as typed', () => {
    const { answers } = readForm(new URLSearchParams('born-day=3&born-month=Mai&born-year=2019'))
    expect(readDate(answers, born).problems).toHaveLength(1)
    expect(dateValues('born', typedDate(answers, 'born'))).toEqual({ 'born-day': '3', 'born-month': 'Mai', 'born-year': '2019' })
  })
})

describe('showing problems', () => {
  const problems = [
    { field: 'worry', message: 'Say what was seen' },
    { field: 'born', message: 'Date of birth must include a year', parts: ['year'] as const },
    { field: 'worry', message: 'Say it in fewer words' },
  ]

  test('the summary leads to each field, and into the box of a date', () => {
    expect(errorSummary(problems).errorList?.map((item) => item.href)).toEqual(['#worry', '#born-year', '#worry'])
  })

  test.each<[string, { text: string } | undefined, string]>([
    ['worry', { text: 'Say what was seen' }, 'the first of two'],
    ['other', undefined, 'nothing is wrong here'],
  ])('beside %s: %s', (field, message) => {
    expect(errorFor(problems, field)).toEqual(message)
  })

  test('only the boxes that are wrong are marked', () => {
    expect(dateErrors(problems, 'born')).toEqual({ day: {}, month: {}, year: { error: true } })
  })
})
