import type { ThresholdLevel } from '../threshold.ts'

export const levelTwo: ThresholdLevel = {
  level: 2,
  name: 'Additional',
  means: 'A child would do better with a little more than everybody gets, and one agency can give it.',
  whoHelps: 'One agency, with the family: a school, a health visitor, a housing officer, a voluntary group.',
  clauses: [
    {
      number: '2.1',
      heading: 'Missing out on learning',
      words: 'The child is often late or away, changes school in mid-year, or is falling behind.',
    },
    {
      number: '2.2',
      heading: 'Speech, sleep, feeding, toileting',
      words: 'A young child is slower than expected in one thing, and parents would like help with it.',
    },
    {
      number: '2.3',
      heading: 'Low mood or worry',
      words: 'A child is sad, anxious or withdrawn, and still manages school and friends.',
    },
    {
      number: '2.4',
      heading: 'Behaviour that is hard to live with',
      words: 'Parents find bedtimes, tempers or rules hard, and ask how others do it.',
    },
    {
      number: '2.5',
      heading: 'A parent under strain',
      words: 'A parent is tired, unwell, bereaved or alone, and the child’s days are still mostly steady.',
    },
    {
      number: '2.6',
      heading: 'Money, food, heating',
      words: 'Money runs out before the month does, or something needed for the child cannot be bought.',
    },
    {
      number: '2.7',
      heading: 'Home not quite right',
      words: 'Damp, crowding, broken heating or trouble with neighbours wears the family down.',
    },
    {
      number: '2.8',
      heading: 'Caring for somebody',
      words: 'A child looks after a brother, sister or parent, and gives things up for it now and then.',
    },
    {
      number: '2.9',
      heading: 'New here',
      words: 'A family has come lately, knows few people, or needs an interpreter to use what there is.',
    },
    {
      number: '2.10',
      heading: 'Arguments between adults',
      words: 'Adults argue in front of the child; nobody is hurt or afraid, and they want it to stop.',
    },
  ],
}
