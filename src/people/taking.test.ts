import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { ownTeams } from './allocation-store.ts'

const house = useHouse()

test('a team is somebody’s own while the team, its post and their holding of it are in force, under the membership they entered with', async () => {
  const { people, teams } = house.town
  const own = (who: 'amina' | 'tom') => house.as(people[who], 'work with a child', ownTeams)
  const until = (validTo: string | null) =>
    house.owner.updateTable('team').set({ validTo }).where('id', '=', teams.assessment).execute()
  expect([await own('amina'), await own('tom')]).toEqual([[teams.assessment], [teams.newportHelp]])
  await until('2026-11-24')
  expect(await own('amina'), 'its last day').toEqual([teams.assessment])
  await until('2026-11-23')
  expect(await own('amina')).toEqual([])
})
