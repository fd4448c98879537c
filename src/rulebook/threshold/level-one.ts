import type { ThresholdLevel } from '../threshold.ts'

export const levelOne: ThresholdLevel = {
  level: 1,
  name: 'Universal',
  means: 'Children are doing well with what every family has: school, health visitor, GP, libraries, youth clubs.',
  whoHelps: 'Universal services, as they always do. Nobody needs to be asked for permission to help.',
  clauses: [
    {
      number: '1.1',
      heading: 'Growing and learning',
      words: 'The child is growing, learning and playing much as other children of the same age do.',
    },
    {
      number: '1.2',
      heading: 'Seen by the usual people',
      words: 'Health checks, nursery and school happen, and the people there know the child.',
    },
    { number: '1.3', heading: 'Safe at home', words: 'Home is warm, clean enough and safe, and somebody who cares is there.' },
    {
      number: '1.4',
      heading: 'Ordinary ups and downs',
      words: 'A new baby, a house move or a falling-out upsets things for a while, and the family is coping.',
    },
    {
      number: '1.5',
      heading: 'Somebody to turn to',
      words: 'Parents have relatives, friends or neighbours who help, and know where to ask.',
    },
    {
      number: '1.6',
      heading: 'A question about services',
      words: 'Somebody asks what is on offer nearby, or how to use it: a club, a nursery place, a benefit.',
    },
    {
      number: '1.7',
      heading: 'A single event, dealt with',
      words: 'Something happened once, nobody was hurt, and those who should know have been told.',
    },
    {
      number: '1.8',
      heading: 'For information',
      words: 'An agency tells us of something that needs nothing more from us than to be kept.',
    },
  ],
}
