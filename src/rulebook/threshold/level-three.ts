import type { ThresholdLevel } from '../threshold.ts'

export const levelThree: ThresholdLevel = {
  level: 3,
  name: 'Targeted',
  means: 'Several needs hang together, or one has gone on for long, and one agency alone has not been enough.',
  whoHelps: 'A team around the family with one lead practitioner, one plan, and the family’s agreement.',
  clauses: [
    {
      number: '3.1',
      heading: 'Several needs at once',
      words: 'Two or more of the needs at level 2 stand together, or have come back after help ended.',
    },
    {
      number: '3.2',
      heading: 'Care that wavers',
      words: 'Meals, clothes, sleep or supervision are often not there for the child, and parents accept help.',
    },
    {
      number: '3.3',
      heading: 'Domestic abuse, with a safe parent',
      words: 'There has been abuse between adults; it has stopped or the child is out of its way, and its mark shows.',
    },
    {
      number: '3.4',
      heading: 'Drink, drugs or mental ill health',
      words: 'A parent’s drinking, drug use or illness takes up room that the child needs, and there is support about.',
    },
    {
      number: '3.5',
      heading: 'Out of school',
      words: 'A child has missed much schooling, is on a short timetable, or may be excluded for good.',
    },
    {
      number: '3.6',
      heading: 'Drawn towards harm outside home',
      words: 'New friends, gifts or places that nobody can explain; out late; somebody may be using the child.',
    },
    {
      number: '3.7',
      heading: 'Missing, and back soon',
      words: 'A child has been missing from home more than once, and was found safe each time.',
    },
    {
      number: '3.8',
      heading: 'Hurting oneself, or others',
      words: 'A child harms themselves, or frightens others at home or school, and help is being taken up.',
    },
    {
      number: '3.9',
      heading: 'A disability that needs more',
      words: 'A child’s disability asks more than family and ordinary services can give without a joined plan.',
    },
    {
      number: '3.10',
      heading: 'A carer who is not a parent',
      words: 'A relative or friend is bringing the child up, and needs help to keep doing so.',
    },
    {
      number: '3.11',
      heading: 'A baby expected',
      words: 'A baby is on the way to parents who are very young, on their own, or have had a hard time before.',
    },
    {
      number: '3.12',
      heading: 'Housing about to be lost',
      words: 'The family may lose its home, or moves from place to place, and the children’s lives move with it.',
    },
  ],
}
