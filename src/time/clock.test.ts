import { describe, expect, test } from 'vitest'
import { countsFrom, dueAt, dueOn, nextOpening } from './clock.ts'
import { clockState } from './clock-state.ts'
import { londonDay, londonInstant, londonTime } from './london.ts'

const decision = { limit: 1, unit: 'WD', opens: '09:00', closes: '17:00' } as const

/** 'Tue 2026-03-03 10:00' without the weekday: a London wall time. */
const london = (text: string) => londonInstant(text.slice(0, 10), text.slice(11))
const wall = (instant: Date) => `${londonDay(instant)} ${londonTime(instant)}`

describe('the decision clock', () => {
  test.each([
    ['2026-03-03 10:00', '2026-03-04 17:00', 'a Tuesday morning, by the close of Wednesday'],
    ['2026-03-03 07:15', '2026-03-04 17:00', 'before opening still belongs to the day'],
    ['2026-03-03 17:00', '2026-03-04 17:00', 'the minute of closing is not after it'],
    ['2026-03-03 17:01', '2026-03-05 17:00', 'after close counts from Wednesday, so Thursday'],
    ['2026-03-06 10:00', '2026-03-09 17:00', 'Friday runs to Monday'],
    ['2026-03-06 18:00', '2026-03-10 17:00', 'Friday evening counts from Monday, so Tuesday'],
    ['2026-03-07 11:00', '2026-03-10 17:00', 'Saturday counts from Monday too'],
    ['2026-04-02 10:00', '2026-04-07 17:00', 'Maundy Thursday runs over the Easter weekend to Tuesday'],
    ['2026-04-02 17:30', '2026-04-08 17:00', 'that evening counts from Easter Tuesday'],
    ['2026-04-03 10:00', '2026-04-08 17:00', 'so does Good Friday'],
    ['2026-12-24 16:00', '2026-12-29 17:00', 'Christmas Eve runs over Christmas, weekend and substitute day'],
    ['2026-12-25 12:00', '2026-12-30 17:00', 'Christmas Day counts from the 29th'],
    ['2026-12-31 09:30', '2027-01-04 17:00', 'over the New Year'],
    ['2026-03-27 12:00', '2026-03-30 17:00', 'over the clock change in March the wall time stays five'],
    ['2026-10-23 12:00', '2026-10-26 17:00', 'and over the one in October'],
  ])('received %s is due %s: %s', (receivedAt, due) => {
    expect(wall(dueAt(london(receivedAt), decision))).toBe(due)
  })

  test('each place has its own hours', () => {
    const early = { ...decision, closes: '16:30' }
    expect(wall(dueAt(london('2026-03-03 16:45'), early))).toBe('2026-03-05 16:30')
  })

  test('a summer close is an hour sooner in UTC', () => {
    expect(dueAt(london('2026-07-01 10:00'), decision).toISOString()).toBe('2026-07-02T16:00:00.000Z')
  })

  test('hours in law run through nights, weekends and the clock change', () => {
    const found = london('2026-03-27 20:00')
    expect(wall(dueAt(found, { limit: 72, unit: 'hour' }))).toBe('2026-03-30 21:00')
  })

  test('what comes in a holiday counts from the next opening day', () => {
    expect(countsFrom(london('2026-04-04 12:00'))).toBe('2026-04-07')
  })
})

test.each([
  [{ limit: 45, unit: 'WD' }, '2026-11-20', '2027-01-27', 'an assessment over Christmas'],
  [{ limit: 15, unit: 'WD' }, '2026-03-25', '2026-04-17', 'a conference over Easter: 15 days and two holidays'],
  [{ limit: 28, unit: 'CD' }, '2026-12-20', '2027-01-17', 'calendar days see no holidays'],
  [{ limit: 1, unit: 'week' }, '2026-12-21', '2026-12-28', 'a week lands where it lands'],
  [{ limit: 3, unit: 'month' }, '2026-11-30', '2027-02-28', 'months clamp'],
  [{ limit: 1, unit: 'year' }, '2028-02-29', '2029-02-28', 'years clamp'],
] as const)('%j from %s is due on %s: %s', (limit, from, due, _reason) => {
  expect(dueOn(from, limit)).toBe(due)
})

test('a limit in hours has no day', () => {
  expect(() => dueOn('2026-11-20', { limit: 72, unit: 'hour' })).toThrow('dueAt')
})

test.each([
  ['2026-11-20 10:00', '2026-11-20 10:00', 'it is open'],
  ['2026-11-20 08:00', '2026-11-20 09:00', 'later this morning'],
  ['2026-11-20 17:00', '2026-11-23 09:00', 'closed on Friday until Monday'],
  ['2026-04-04 12:00', '2026-04-07 09:00', 'closed for Easter'],
])('at %s the door next opens at %s: %s', (now, opens) => {
  expect(wall(nextOpening(london(now)))).toBe(opens)
})

describe('where a clock stands', () => {
  // Tuesday 24 November 2026, twenty past nine
  const now = london('2026-11-24 09:20')
  test.each([
    ['2026-11-20 09:05', 'late', '2 working days late', 'was due Fri 09:05', 'late is counted in working days'],
    ['2026-11-23 08:50', 'late', '1 working day late', 'was due Mon 08:50', 'one is not many'],
    ['2026-11-24 08:40', 'late', '40 minutes late', 'was due today 08:40', 'minutes on the day itself'],
    ['2026-11-24 07:15', 'late', '2 hours late', 'was due today 07:15', 'then hours'],
    ['2026-11-13 17:00', 'late', '7 working days late', 'was due Fri 13 Nov 17:00', 'further back the date is named'],
    [
      '2025-11-24 17:00',
      'late',
      '253 working days late',
      'was due Mon 24 Nov 2025 17:00',
      'and the year when it is not this one',
    ],
    ['2026-11-24 09:31', 'soon', 'Due today 09:31', 'in 11 minutes', 'minutes under an hour'],
    ['2026-11-24 09:21', 'soon', 'Due today 09:21', 'in 1 minute', 'to the last'],
    ['2026-11-24 09:20', 'soon', 'Due today 09:20', 'in 0 minutes', 'the due minute itself is on time'],
    ['2026-11-24 10:20', 'today', 'Due today 10:20', null, 'a whole hour is not soon'],
    ['2026-11-25 08:34', 'tomorrow', 'Due tomorrow 08:34', null, 'tomorrow'],
    ['2026-11-27 17:00', 'later', 'Due Fri 27 Nov 17:00', null, 'later this week'],
    ['2027-01-04 17:00', 'later', 'Due Mon 4 Jan 2027 17:00', null, 'next year is named'],
  ])('due %s is %s: %s, %s (%s)', (due, name, words, detail, _reason) => {
    expect(clockState(london(due), now)).toMatchObject({ name, words, detail })
  })

  test.each([
    ['2026-11-24', 'today', 'Due today', null, 'a day is kept all day long'],
    ['2026-11-25', 'tomorrow', 'Due tomorrow', null, 'no hour is named'],
    ['2026-11-27', 'later', 'Due Fri 27 Nov', null, 'nor here'],
    ['2026-11-20', 'late', '2 working days late', 'was due Fri', 'late speaks in days'],
  ])('a day clock due %s is %s: %s, %s (%s)', (due, name, words, detail, _reason) => {
    expect(clockState(due, now)).toMatchObject({ name, words, detail })
  })

  test('at the weekend after a Friday close it is late, though by no working day yet', () => {
    expect(clockState(london('2026-11-20 17:00'), london('2026-11-21 12:00'))).toMatchObject({
      words: 'Late',
      detail: 'was due Fri 17:00',
    })
  })

  test('inside a list headed Due the word is not said again', () => {
    expect(clockState(london('2026-11-24 10:40'), now).inList).toBe('Today 10:40')
  })

  test.each([
    ['2026-11-24 17:00', '2026-11-24 16:59', 'closed on time', 'Closed on time', null, 'before the due minute'],
    ['2026-11-24 17:00', '2026-11-24 17:00', 'closed on time', 'Closed on time', null, 'at the due minute'],
    [
      '2026-11-20 17:00',
      '2026-11-24 09:00',
      'closed late',
      'Closed late',
      '2 working days late',
      'late is not wrong, and closes',
    ],
    ['2026-11-20 17:00', '2026-11-21 12:00', 'closed late', 'Closed late', null, 'at a weekend, by no working day'],
  ])('due %s and closed %s is %s: %s, %s (%s)', (due, closed, name, words, detail, _reason) => {
    expect(clockState(london(due), now, london(closed))).toMatchObject({ name, words, detail })
  })

  test('a day clock closed in the evening of its day is on time', () => {
    expect(clockState('2026-11-20', now, london('2026-11-20 21:00')).name).toBe('closed on time')
  })
})
