import { editionOfGuidance, workingTogether } from '../source.ts'
import { clocks } from './clock.ts'

const guidance = { basis: 'statutory guidance', edition: editionOfGuidance } as const
const chapter3 = workingTogether('chapter 3')
const act1989 = { basis: 'statute', edition: '1989' } as const

/** From referral to conference, plan and court. */
export const protectionClocks = [
  ...clocks({ ...guidance, source: chapter3, mark: 'check' }, [
    [
      'T01',
      'Referral decision',
      'referral received',
      'next steps and type of response decided',
      1,
      'WD',
      { note: 'The limit was seen in a guide to the 2023 edition; the 2026 text was not read' },
    ],
    ['T01a', 'Referral acknowledged', 'referral received', 'referrer told', 1, 'WD'],
  ]),
  ...clocks({ ...guidance, source: `${chapter3}; Local authority interactive tool, measure 304`, mark: 'read' }, [
    [
      'T02',
      'Assessment',
      'referral date',
      'assessment completed',
      45,
      'WD',
      { note: 'At most: it runs from the referral, not from when a team takes it up' },
    ],
  ]),
  ...clocks({ basis: 'local', source: 'Middlesbrough scrutiny panel, 21 September 2021', edition: '2021', mark: 'read' }, [
    ['T02m', 'Single assessment', 'point of referral', 'assessment completed', 45, 'WD', { note: 'The paper says days' }],
  ]),
  ...clocks({ ...guidance, source: `${chapter3}; Children Act 1989, section 47`, mark: 'check' }, [
    [
      'T03',
      'Strategy discussion',
      'reasonable cause to suspect significant harm',
      'strategy discussion held',
      null,
      'WD',
      { note: 'As soon as possible: no number of days is given. At least social care, police and health take part' },
    ],
  ]),
  ...clocks({ ...guidance, source: `${chapter3}; Local authority interactive tool, measure 218`, mark: 'read' }, [
    [
      'T04',
      'Initial child protection conference',
      'strategy discussion that began the section 47 enquiry',
      'conference held',
      15,
      'WD',
      { note: 'From the last such discussion, if there were several' },
    ],
  ]),
  ...clocks({ ...guidance, source: chapter3, mark: 'check' }, [
    ['T05', 'First core group', 'initial conference that made a plan', 'core group met', 10, 'WD'],
  ]),
  ...clocks(
    {
      ...guidance,
      source: `${workingTogether('conferences')}; Local authority interactive tool, measures 19 and 215`,
      mark: 'read',
    },
    [
      ['T06', 'First review conference', 'initial conference', 'review conference held', 3, 'month'],
      ['T06a', 'Later review conference', 'review conference', 'next review conference held', 6, 'month'],
    ],
  ),
  ...clocks({ basis: 'local', source: 'Local procedures: no national number', edition: 'as shipped', mark: 'local' }, [
    ['T07', 'Visit under a child protection plan', 'last visit', 'child visited', 10, 'WD'],
    ['T08', 'Child in need plan, first review', 'plan begun', 'plan reviewed', 3, 'month'],
    ['T08a', 'Child in need plan, later review', 'plan reviewed', 'plan reviewed again', 6, 'month'],
  ]),
  ...clocks({ basis: 'local', source: 'Middlesbrough scrutiny panel, 21 September 2021', edition: '2021', mark: 'read' }, [
    ['T08m', 'Child in need work completed', 'plan begun', 'work completed', 12, 'week', { note: 'A target, not a limit' }],
  ]),
  ...clocks({ ...act1989, source: 'Children Act 1989, section 46(6)', mark: 'check' }, [
    ['T09', 'Police protection', 'taken into police protection', 'police protection ended', 72, 'hour'],
  ]),
  ...clocks({ ...act1989, source: 'Children Act 1989, section 45', mark: 'check' }, [
    ['T10', 'Emergency protection order', 'order made', 'order ended', 8, 'CD'],
    ['T10a', 'Emergency protection order, extended once', 'order extended', 'order ended', 7, 'CD'],
  ]),
  ...clocks({ ...act1989, source: 'Children Act 1989, section 32', mark: 'check' }, [
    ['T11', 'Care proceedings', 'application issued', 'proceedings concluded', 26, 'week'],
  ]),
  ...clocks(
    {
      basis: 'statute',
      source: "Children's Wellbeing and Schools Act 2026, section 1",
      edition: '2026',
      mark: 'read',
    },
    [
      [
        'T12',
        'Family group decision-making offered',
        'intention to apply for a care or supervision order',
        'meeting offered',
        null,
        'WD',
        { note: 'Before applying, unless not in the child’s best interests. Enacted; commencement not confirmed' },
      ],
    ],
  ),
  ...clocks({ ...guidance, source: workingTogether('allegations'), mark: 'check' }, [
    ['T13', 'Allegation about an adult who works with children', 'allegation known', 'designated officer told', 1, 'WD'],
  ]),
  ...clocks({ ...guidance, source: workingTogether('chapter 5'), mark: 'check' }, [
    ['T14', 'Serious incident notified', 'incident known', 'national panel told', 5, 'WD'],
    ['T14a', 'Rapid review', 'incident known', 'rapid review sent', 15, 'WD'],
  ]),
]
