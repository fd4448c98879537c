import type { Day } from './day.ts'

/**
 * England's bank holidays, substitute days included. Facts from GOV.UK's list for England and Wales
 * (https://www.gov.uk/bank-holidays.json, Open Government Licence v3.0), as kept by the Ministry of Justice's
 * govuk-bank-holidays package; read November 2026, when the list ended with 2028. Add a year when GOV.UK does.
 */
const byYear: Record<number, string> = {
  2012: '01-02 New Year’s Day, 04-06 Good Friday, 04-09 Easter Monday, 05-07 Early May, 06-04 Spring, 06-05 Diamond Jubilee, 08-27 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2013: '01-01 New Year’s Day, 03-29 Good Friday, 04-01 Easter Monday, 05-06 Early May, 05-27 Spring, 08-26 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2014: '01-01 New Year’s Day, 04-18 Good Friday, 04-21 Easter Monday, 05-05 Early May, 05-26 Spring, 08-25 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2015: '01-01 New Year’s Day, 04-03 Good Friday, 04-06 Easter Monday, 05-04 Early May, 05-25 Spring, 08-31 Summer, 12-25 Christmas Day, 12-28 Boxing Day',
  2016: '01-01 New Year’s Day, 03-25 Good Friday, 03-28 Easter Monday, 05-02 Early May, 05-30 Spring, 08-29 Summer, 12-26 Boxing Day, 12-27 Christmas Day',
  2017: '01-02 New Year’s Day, 04-14 Good Friday, 04-17 Easter Monday, 05-01 Early May, 05-29 Spring, 08-28 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2018: '01-01 New Year’s Day, 03-30 Good Friday, 04-02 Easter Monday, 05-07 Early May, 05-28 Spring, 08-27 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2019: '01-01 New Year’s Day, 04-19 Good Friday, 04-22 Easter Monday, 05-06 Early May, 05-27 Spring, 08-26 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2020: '01-01 New Year’s Day, 04-10 Good Friday, 04-13 Easter Monday, 05-08 Early May, 05-25 Spring, 08-31 Summer, 12-25 Christmas Day, 12-28 Boxing Day',
  2021: '01-01 New Year’s Day, 04-02 Good Friday, 04-05 Easter Monday, 05-03 Early May, 05-31 Spring, 08-30 Summer, 12-27 Christmas Day, 12-28 Boxing Day',
  2022: '01-03 New Year’s Day, 04-15 Good Friday, 04-18 Easter Monday, 05-02 Early May, 06-02 Spring, 06-03 Platinum Jubilee, 08-29 Summer, 09-19 State funeral, 12-26 Boxing Day, 12-27 Christmas Day',
  2023: '01-02 New Year’s Day, 04-07 Good Friday, 04-10 Easter Monday, 05-01 Early May, 05-08 Coronation, 05-29 Spring, 08-28 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2024: '01-01 New Year’s Day, 03-29 Good Friday, 04-01 Easter Monday, 05-06 Early May, 05-27 Spring, 08-26 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2025: '01-01 New Year’s Day, 04-18 Good Friday, 04-21 Easter Monday, 05-05 Early May, 05-26 Spring, 08-25 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
  2026: '01-01 New Year’s Day, 04-03 Good Friday, 04-06 Easter Monday, 05-04 Early May, 05-25 Spring, 08-31 Summer, 12-25 Christmas Day, 12-28 Boxing Day',
  2027: '01-01 New Year’s Day, 03-26 Good Friday, 03-29 Easter Monday, 05-03 Early May, 05-31 Spring, 08-30 Summer, 12-27 Christmas Day, 12-28 Boxing Day',
  2028: '01-03 New Year’s Day, 04-14 Good Friday, 04-17 Easter Monday, 05-01 Early May, 05-29 Spring, 08-28 Summer, 12-25 Christmas Day, 12-26 Boxing Day',
}

export interface BankHoliday {
  day: Day
  name: string
}

export const bankHolidays: readonly BankHoliday[] = Object.entries(byYear).flatMap(([year, days]) =>
  days.split(', ').map((entry) => ({ day: `${year}-${entry.slice(0, 5)}`, name: entry.slice(6) })),
)
