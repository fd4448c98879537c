import communityFile from '../../db/seed/communities.json' with { type: 'json' }
import forenameFile from '../../db/seed/forenames.json' with { type: 'json' }
import adultForenameFile from '../../db/seed/forenames-adults.json' with { type: 'json' }
import postcodeFile from '../../db/seed/middlesbrough-postcodes.json' with { type: 'json' }
import wardFile from '../../db/seed/middlesbrough-wards.json' with { type: 'json' }
import { type Weighted, weights } from './random.ts'

export interface Ward {
  code: string
  name: string
  aged0to15: number
}

export const town = wardFile.authority
export const wards: readonly Ward[] = wardFile.rows
export const postcodesOf: Readonly<Record<string, readonly string[]>> = postcodeFile.rows

/** 'Amelia:101 Olivia:98' as a table to draw from. */
function readWeights(text: string, leaveOut: ReadonlySet<string> = new Set()): Weighted<string> {
  return weights(
    text
      .split(' ')
      .map((entry) => entry.split(':'))
      .filter(([name]) => !leaveOut.has(name!))
      .map(([name, weight]) => [name!, Number(weight ?? 1)] as const),
  )
}

export type NameSex = 'F' | 'M'

export interface Community {
  id: string
  language: string
  ethnicities: readonly string[]
  interpreterShare: number
  surnames: Weighted<string>
  surnamesOfWomen: Weighted<string> | null
  forenames: Record<NameSex, Weighted<string>> | null
}

export const communities: Weighted<Community> = weights(
  communityFile.rows.map((row) => [
    {
      id: row.id,
      language: row.language,
      ethnicities: row.ethnicities,
      interpreterShare: row.interpreterShare / 100,
      surnames: readWeights(row.surnames),
      surnamesOfWomen: row.surnamesOfWomen ? readWeights(row.surnamesOfWomen) : null,
      forenames: row.F && row.M ? { F: readWeights(row.F), M: readWeights(row.M) } : null,
    },
    row.share,
  ]),
)

/** The national list counts every community together; names that the communities below bring themselves are left to them. */
const leftToCommunities = new Set(
  'Mohammed Muhammad Mohammad Mohamed Ahmed Ali Abdullah Ibrahim Omar Yusuf Hamza Fatima Aisha Maryam Zainab Khadija Amina Ayesha Bilal Hassan Mustafa Yahya Ismail Zakariya Musa Eesa Syed Abdul Abdullahi Hussain Haris Zayn Zain Ayaan Ayan Mariam Hafsa Inaaya Inaya Anaya Haroon Hamzah Usman Umar Zakaria Yusra Safa Zahra Amaan Rayan Ibraheem Kacper Filip Jakub Zuzanna Maja Zofia Oliwia Szymon Antoni Aleksander Nikola Milosz Krishna Arjun Aarav Simran Imran Faisal Khalid Sumaya Sumayyah Ahmad Idris'.split(
    ' ',
  ),
)

/** Periods of birth with the first year of each, latest first. */
const periods = Object.entries({ ...adultForenameFile.rows, ...forenameFile.rows })
  .map(([key, text]) => ({
    from: Number(key.slice(0, 4)),
    sex: key.slice(5) as NameSex,
    names: readWeights(text, leftToCommunities),
  }))
  .sort((one, other) => other.from - one.from)

/** English forenames in use when somebody was born. */
export function englishForenames(birthYear: number, sex: NameSex): Weighted<string> {
  const sameSex = periods.filter((period) => period.sex === sex)
  return (sameSex.find((period) => period.from <= birthYear) ?? sameSex.at(-1)!).names
}
