import { expect, test } from 'vitest'
import { columnsOf, listNamed } from './headings.ts'
import type { Cell } from './reading.ts'

test.each([
  [['Child Unique ID', 'Gender', 'Date of Contact', 'Contact Source'], 1, "Ofsted's own words"],
  [['CHILD UNIQUE ID', 'gender', ' Date  of contact ', 'Contact\nSource'], 1, 'case, spaces, a line break'],
  [['child_unique_id', 'DOB', 'contact-date'], 1, 'a database wrote them'],
  [['\uFEFFChild Unique ID', 'Date of Contact'], 1, 'a byte order mark before the first'],
  [['Child’s Unique ID', 'Date of Referral', 'Referral NFA?'], 3, 'a curly apostrophe, a question mark'],
  [['Child ID', 'Age of Child (Years)', 'Date of Referral (dd/mm/yyyy)'], 3, 'what stands in brackets may be ours or theirs'],
  [['Client ID', 'Referral Received Date', 'Source of Referral'], 3, 'other words for the same'],
])('%j are the headings of List %s: %s', (headings, list) => {
  expect(columnsOf(headings)).toMatchObject({ list, unread: [] })
})

test.each<[Cell[], string]>([
  [['Annex A', null, null], 'a title'],
  [['Child Unique ID', 'Gender', 'Assessment start date'], 'List 2 has no date that we read'],
  [[9212044, 'Female', 'a) WBRI'], 'a row of data'],
  [['Date of Contact'], 'one heading alone may be a sentence'],
])('%j are no headings: %s', (cells) => {
  expect(columnsOf(cells)).toBeUndefined()
})

test("the sheet's name settles which list it is when the date has no column", () => {
  const headings = ['Child Unique ID', 'Gender', 'Ethnicity', 'When']
  expect(columnsOf(headings)).toBeUndefined()
  expect(columnsOf(headings, 1)).toMatchObject({ list: 1, unread: [3] })
})

test('of two columns with one meaning the first is read and the second is said to be unread', () => {
  expect(columnsOf(['Child ID', 'Date of Contact', 'Contact Date'])).toMatchObject({ unread: [2] })
})

test.each<[string, number | undefined, string]>([
  ['List 1', 1, 'as in the template'],
  ['list_03 Referrals', 3, 'numbered with a nought'],
  ['Annex A - List 11', 11, 'two figures, words before'],
  ['3. Referrals', 3, 'the number alone'],
  ['Contacts', 1, 'the name alone'],
  ['Checklist 2024', undefined, 'a list of another kind'],
  ['Guidance', undefined, 'no list'],
  ['List 12', undefined, 'there is no List 12'],
])('the sheet %s is list %s: %s', (sheet, list) => {
  expect(listNamed(sheet)).toBe(list)
})
