import { clocks } from './clock.ts'

const complaints = {
  basis: 'regulation',
  source: 'Children Act 1989 Representations Procedure (England) Regulations 2006',
  edition: 'SI 2006/1738',
  mark: 'check',
} as const
const send = {
  basis: 'regulation',
  source: 'Special Educational Needs and Disability Regulations 2014',
  edition: '2014',
  mark: 'check',
} as const

/** Missing, education, early help, information rights and committee. */
export const widerClocks = [
  ...clocks(
    {
      basis: 'statutory guidance',
      source: 'Children who run away or go missing from home or care',
      edition: '2014',
      mark: 'read',
    },
    [
      [
        'M01',
        'Return home interview',
        'missing child found',
        'interview held',
        72,
        'hour',
        { note: 'By someone independent; offered as well as held is counted' },
      ],
      ['M02', 'Return home interview offered', 'missing child found', 'interview offered', 72, 'hour'],
    ],
  ),
  ...clocks(send, [
    ['E01', 'Education, health and care: decide to assess', 'request received', 'decision told', 6, 'week'],
    ['E01a', 'Education, health and care: decide not to make a plan', 'request received', 'decision told', 16, 'week'],
    ['E01b', 'Education, health and care plan, final', 'request received', 'final plan issued', 20, 'week'],
    ['E01c', 'Education, health and care plan, annual review', 'plan issued or reviewed', 'plan reviewed', 12, 'month'],
  ]),
  ...clocks({ basis: 'statutory guidance', source: 'School Admissions Code', edition: '2021', mark: 'check' }, [
    ['E02', 'Fair access placement', 'child without a school place known', 'school place given', 20, 'SD'],
  ]),
  ...clocks(
    { basis: 'statute', source: 'Education Act 2002, section 51A, and its regulations', edition: '2002', mark: 'check' },
    [
      [
        'E03',
        'Full-time education after exclusion or suspension',
        'first school day of exclusion or suspension',
        'full-time education provided',
        5,
        'SD',
        { note: 'From the sixth school day' },
      ],
    ],
  ),
  ...clocks(
    { basis: 'statute', source: "Children's Wellbeing and Schools Act 2026, section 38", edition: '2026', mark: 'read' },
    [
      [
        'E04',
        'Home visit to a child not in school',
        'child registered',
        'home visit requested',
        15,
        'CD',
        { note: 'Enacted, not commenced: no clock runs yet' },
      ],
    ],
  ),
  ...clocks({ basis: 'local', source: 'Early help standard: no national clock', edition: 'as shipped', mark: 'local' }, [
    ['H01', 'Early help assessment', 'early help accepted', 'assessment completed', 30, 'WD'],
    ['H01a', 'Team around the family', 'last meeting', 'team met', 6, 'week'],
    ['H01b', 'Early help plan review', 'plan made or reviewed', 'plan reviewed', 12, 'week'],
  ]),
  ...clocks({ basis: 'statute', source: 'UK GDPR, Article 12(3)', edition: '2016', mark: 'check' }, [
    [
      'G01',
      'Request to see one’s own record',
      'request received',
      'record given',
      1,
      'month',
      { note: 'May be extended by two months' },
    ],
  ]),
  ...clocks({ basis: 'statute', source: 'Freedom of Information Act 2000, section 10', edition: '2000', mark: 'check' }, [
    ['G02', 'Freedom of information request', 'request received', 'answer given', 20, 'WD'],
  ]),
  ...clocks({ basis: 'statute', source: 'UK GDPR, Article 33', edition: '2016', mark: 'check' }, [
    ['G03', 'Personal data breach', 'breach known', 'Information Commissioner told', 72, 'hour'],
  ]),
  ...clocks(complaints, [
    ['G04', 'Children Act complaint, stage 1', 'complaint received', 'answer given', 10, 'WD', { note: 'At most 20' }],
    ['G04a', 'Children Act complaint, stage 2', 'stage 2 asked for', 'investigation answered', 25, 'WD', { note: 'At most 65' }],
    ['G04b', 'Children Act complaint, panel', 'panel asked for', 'panel met', 30, 'WD'],
  ]),
  ...clocks({ basis: 'statute', source: 'Local Government Act 1972, section 100B', edition: '1972', mark: 'check' }, [
    [
      'S01',
      'Committee papers public',
      'meeting',
      'papers published',
      5,
      'WD',
      { before: true, note: 'Clear days: neither end counts' },
    ],
  ]),
  ...clocks({ basis: 'statute', source: 'Local Government Act 2000, section 9FE', edition: '2000', mark: 'check' }, [
    ['S02', 'Executive’s answer to scrutiny', 'recommendations received', 'response given', 2, 'month'],
  ]),
]
