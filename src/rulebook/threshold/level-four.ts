import type { ThresholdLevel } from '../threshold.ts'

export const levelFour: ThresholdLevel = {
  level: 4,
  name: 'Statutory',
  means:
    'A child is unlikely to reach a reasonable standard of health or development without help, or may be suffering significant harm.',
  whoHelps:
    'Children’s social care, by law: Children Act 1989, sections 17 and 47, with partners. Agreement is sought; where a child may be at risk it is not waited for.',
  clauses: [
    {
      number: '4.1',
      heading: 'Help has not changed enough',
      words: 'A plan at level 3 was tried in earnest, and the child’s health or development is still held back.',
    },
    {
      number: '4.2',
      heading: 'Not looked after well enough to thrive',
      words: 'A child is often hungry, dirty, cold, unseen by a doctor or left alone too young.',
    },
    {
      number: '4.3',
      heading: 'Hurt, or at risk of it',
      words: 'There is an injury, mark or account that is not explained, or somebody has hurt the child or said they would.',
    },
    {
      number: '4.4',
      heading: 'Sexual harm',
      words:
        'A child has said, shown or been seen to be involved in something sexual that is not for their age, or that they did not choose.',
    },
    {
      number: '4.5',
      heading: 'Living with abuse between adults',
      words: 'The child lives with violence, threats or control that go on, or the person who does it is coming back.',
    },
    {
      number: '4.6',
      heading: 'Harm to the child’s sense of worth',
      words: 'A child is blamed, frightened, shut out or belittled, day after day.',
    },
    {
      number: '4.7',
      heading: 'Used by others',
      words:
        'A child is being used for sex, crime, money or travel by people outside the family, whatever the child says about choice.',
    },
    {
      number: '4.8',
      heading: 'Missing and in danger',
      words: 'A child is missing, and age, company, health or earlier events make that dangerous.',
    },
    {
      number: '4.9',
      heading: 'A parent cannot look after the child now',
      words: 'Illness, prison, hospital or disappearance leaves nobody safe to care for the child.',
    },
    {
      number: '4.10',
      heading: 'An unborn baby at risk',
      words: 'What is known of the parents or the home makes harm after the birth likely.',
    },
    {
      number: '4.11',
      heading: 'A disabled child in need',
      words: 'A child’s disability is such that the law counts the child as in need, and the family asks for an assessment.',
    },
    {
      number: '4.12',
      heading: 'A child alone',
      words: 'A child has come to the country, or to the town, without anybody who has responsibility for them.',
    },
    { number: '4.13', heading: 'Life in danger by their own hand', words: 'A child has tried to end their life, or plans to.' },
  ],
}
