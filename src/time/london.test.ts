import { expect, test } from 'vitest'
import { londonDay, londonInstant, londonTime } from './london.ts'

test.each([
  ['2026-11-21', '09:00', '2026-11-21T09:00:00.000Z', 'winter is UTC'],
  ['2026-07-01', '09:00', '2026-07-01T08:00:00.000Z', 'summer is an hour ahead'],
  ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z', 'the last minute of winter'],
  ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z', 'the hour that is skipped is read as the hour after it'],
  ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z', 'the first minute of summer'],
  ['2026-10-25', '00:30', '2026-10-24T23:30:00.000Z', 'summer until the night is over'],
  ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z', 'the hour that comes twice, the first time'],
  ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z', 'winter again'],
])('%s %s in London is %s: %s', (day, time, instant) => {
  expect(londonInstant(day, time).toISOString()).toBe(instant)
})

test.each([
  ['2026-06-30T23:30:00Z', '2026-07-01', '00:30', 'a summer night is already tomorrow'],
  ['2026-11-21T23:30:00Z', '2026-11-21', '23:30', 'a winter night is not'],
  ['2026-10-25T01:30:00Z', '2026-10-25', '01:30', 'the second coming of the hour'],
])('%s is %s %s in London: %s', (instant, day, time) => {
  expect(londonDay(new Date(instant))).toBe(day)
  expect(londonTime(new Date(instant))).toBe(time)
})

test('every third hour of forty years agrees with the platform', () => {
  const platform = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const wrong: string[] = []
  for (let at = Date.UTC(1996, 0, 1); at < Date.UTC(2036, 0, 1); at += 3 * 3_600_000) {
    const instant = new Date(at)
    const [day, month, year] = platform.format(instant).slice(0, 10).split('/')
    const time = platform.format(instant).slice(-5)
    if (londonDay(instant) !== `${year}-${month}-${day}` || londonTime(instant) !== time) wrong.push(instant.toISOString())
  }
  expect(wrong).toEqual([])
})

test('a time or a day that does not exist is refused', () => {
  expect(() => londonInstant('2026-11-21', '24:00')).toThrow('Not a time')
  expect(() => londonInstant('2026-13-21', '10:00')).toThrow('Not a day')
})
