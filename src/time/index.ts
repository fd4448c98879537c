export { ageWords, yearsOld } from './age.ts'
export { type BankHoliday, bankHolidays } from './bank-holidays.ts'
export {
  addWorkingDays,
  type Calendar,
  calendarNote,
  england,
  isWorkingDay,
  makeCalendar,
  onOrAfterWorkingDay,
  workingDayBefore,
  workingDaysBetween,
} from './calendar.ts'
export { countsFrom, dueAt, dueOn, type Hours, type Limit, nextOpening, shippedHours, type Unit } from './clock.ts'
export { type ClockState, type ClockStateName, clockState } from './clock-state.ts'
export {
  addDays,
  addMonths,
  addYears,
  type Day,
  dayFromNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  isDay,
  weekday,
} from './day.ts'
export { financialQuarter, financialYear, type Period } from './financial-year.ts'
export {
  formatDay,
  formatDayHeading,
  formatInstant,
  formatLongDay,
  formatNearDay,
  formatTableDay,
  formatTime,
  whenWords,
} from './format.ts'
export { isSummerTime, londonDay, londonInstant, londonTime, type Time } from './london.ts'
