import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWholeAnnexA } from './annex-a.ts'
import { readWholeCin } from './cin.ts'
import { contactKey, referralKey } from './rows.ts'

const shared = process.env.DOORSTEP_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const cases = join(shared, 'cases')
const there = existsSync(cases)
if (!there) console.warn(`Skipped: the real files of councils are not beside the repository (looked in ${shared})`)

const asAt = '2026-11-21'

describe.skipIf(!there)('the files that councils have', () => {
  let annexFiles: string[] = []
  let cinFiles: string[] = []
  beforeAll(async () => {
    annexFiles = await readdir(join(cases, 'annex-a'))
    cinFiles = await readdir(join(cases, 'cin'))
  })

  test('are all here by name, so that a new one is not passed over', () => {
    expect(annexFiles.filter((name) => name.endsWith('.xlsx'))).toEqual(['Annex_A_2024_Jan.xlsx'])
    expect(cinFiles.filter((name) => name.endsWith('.xml')).sort()).toEqual([
      'BAR_cin_2022.xml',
      'CIN_Census_2021.xml',
      'CIN_Census_2024.xml',
    ])
  })

  test('Annex A of January 2024: Lists 1 and 3 row by row, the others by name and number', async () => {
    const { contacts, referrals, report } = await readWholeAnnexA(join(cases, 'annex-a/Annex_A_2024_Jan.xlsx'), { asAt })
    expect(report.totals?.rows).toMatchObject({
      'List 1 contacts': { read: 5, taken: 5, setAside: 0 },
      'List 3 referrals': { read: 6, taken: 6, setAside: 0 },
    })
    const others = report.problems.map(({ code, place, count }) => [place.sheet, code, count])
    const rows = {
      'List 2': 5,
      'List 4': 5,
      'List 5': 5,
      'List 6': 5,
      'List 7': 7,
      'List 8': 5,
      'List 9': 6,
      'List 10': 5,
      'List 11': 5,
    }
    expect(others).toEqual(Object.entries(rows).map(([sheet, count]) => [sheet, 'list not read', count]))
    expect(report.totals).toMatchObject({ valuesSetAside: 0, valuesToCheck: 0, blanks: { 'List 1 contacts: Date of Birth': 1 } })

    const inShort = contacts.map((row) => [
      row.childId,
      row.gender,
      row.ethnicity,
      row.birthDate,
      Math.floor(row.ageYears ?? -1),
      row.contactOn,
      row.source,
    ])
    expect(inShort).toEqual([
      ['9212044', 'female', 'WBRI', '2015-01-25', 6, '2020-09-16', '6'],
      ['11973218', 'female', 'APKN', null, 8, '2020-09-16', '6'],
      ['6217392', 'male', 'NOBT', '2009-08-02', 11, '2020-09-16', '1B'],
      ['16248829', 'male', 'NOBT', '2006-05-17', 14, '2020-09-16', '6'],
      ['13981739', 'female', 'WBRI', '2005-04-17', 15, '2020-09-16', '9'],
    ])
    expect(
      referrals.map((row) => [
        row.childId,
        row.ethnicity,
        row.birthDate,
        row.referredOn,
        row.source,
        row.nfa,
        row.referralsInLast12Months,
      ]),
    ).toEqual([
      ['6537810', 'WBRI', '2004-07-18', '2020-09-16', '8', false, 0],
      ['4653765', 'WBRI', '2009-08-14', '2020-09-16', '3D', false, 2],
      ['997679', 'WBRI', '2020-05-10', '2020-09-16', '6', false, 1],
      ['14007367', 'WBRI', '2008-10-12', '2020-09-16', '2A', false, 0],
      ['10897459', 'NOBT', '2009-10-30', '2020-09-16', '6', false, 2],
      ['11096583', 'OOTH', '2018-05-13', '2020-09-16', '6', false, 0],
    ])
    expect(referrals.every((row) => row.team && row.worker)).toBe(true)
    expect(new Set([...contacts.map(contactKey), ...referrals.map(referralKey)]).size).toBe(11)
  })

  test('Annex A twice gives the same reading twice', async () => {
    const path = join(cases, 'annex-a/Annex_A_2024_Jan.xlsx')
    expect(await readWholeAnnexA(await readFile(path), { asAt })).toEqual(await readWholeAnnexA(path, { asAt }))
  })

  test('Annex A cut short anywhere is refused', async () => {
    const file = await readFile(join(cases, 'annex-a/Annex_A_2024_Jan.xlsx'))
    for (let length = 4; length < file.length; length += 997) {
      await expect(readWholeAnnexA(file.subarray(0, length)), `${length} bytes`).rejects.toMatchObject({ name: 'Refusal' })
    }
  })

  const child1 = 'Message/Children/Child[1]'
  const child2 = 'Message/Children/Child[2]'
  test.each([
    ['BAR_cin_2022.xml', 1, []],
    [
      'CIN_Census_2021.xml',
      1,
      [
        [23, 'stray text', `${child1}/ChildIdentifiers`, 'PersonBirthDate', 'child kept without it'],
        [25, 'date out of range', `${child1}/ChildIdentifiers/ExpectedPersonBirthDate`, '1066-04-13', 'child kept without it'],
      ],
    ],
    [
      'CIN_Census_2024.xml',
      2,
      [
        [5, 'header', 'Message/Header/CollectionDetails/Year', '2023', 'taken, please check'],
        [23, 'stray text', `${child1}/ChildIdentifiers`, 'PersonBirthDate', 'child kept without it'],
        [25, 'code not understood', `${child1}/ChildIdentifiers/Sex`, '1', 'taken, please check'],
        [
          42,
          'date out of range',
          `${child1}/CINdetails[1]/Assessments[1]/AssessmentActualStartDate`,
          '2028-04-28',
          'child kept without it',
        ],
        [
          46,
          'code not understood',
          `${child1}/CINdetails[1]/Assessments[1]/FactorsIdentifiedAtAssessment/AssessmentFactors[2]`,
          'RB',
          'child kept without it',
        ],
        [87, 'date out of range', `${child2}/CINdetails[1]/CINreferralDate`, '2024-10-24', 'taken, please check'],
        [90, 'date out of range', `${child2}/CINdetails[1]/CINclosureDate`, '2024-10-29', 'taken, please check'],
      ],
    ],
  ] as [string, number, unknown[][]][])('%s: %i child or children, and exactly these problems', async (name, count, problems) => {
    const bytes = await readFile(join(cases, 'cin', name))
    const { children, report } = await readWholeCin([bytes], { authority: '201', asAt })
    expect(children).toHaveLength(count)
    expect(report.totals?.rows.children).toEqual({ read: count, taken: count, setAside: 0, notRead: 0 })
    expect(report.problems.map(({ place, code, value, kept }) => [place.line, code, place.path, value, kept])).toEqual(problems)
    expect(await readWholeCin([bytes], { authority: '201', asAt })).toEqual({ header: expect.anything(), children, report })
    await expect(readWholeCin([bytes], { authority: '806', asAt })).rejects.toMatchObject({ code: 'other-authority' })
    for (let length = 0; length < bytes.length; length += 211) {
      await expect(readWholeCin([bytes.subarray(0, length)], { authority: '201' }), `${length} bytes`).rejects.toMatchObject({
        name: 'Refusal',
      })
    }
  })

  test('every element of the 2022 file with a value is in the child that was read', async () => {
    const bytes = await readFile(join(cases, 'cin/BAR_cin_2022.xml'))
    const { children } = await readWholeCin([bytes], { authority: '201', asAt })
    const kept = JSON.stringify(children)
    const text = bytes.toString().slice(bytes.toString().indexOf('<Children>'))
    const given = [...text.matchAll(/<(\w+)>([^<\s][^<]*)<\/\1>/g)].map(([, , value = '']) => value)
    expect(given.length).toBe(35)
    expect(given.filter((value) => !kept.includes(value) && value !== '1')).toEqual([])
  })
})
