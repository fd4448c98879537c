import { clocks } from './clock.ts'

const care = { basis: 'regulation', edition: 'SI 2010/959' } as const
const regulation = (number: string) => `Care Planning, Placement and Case Review (England) Regulations 2010, regulation ${number}`
const fostering = { basis: 'regulation', edition: 'SI 2005/1533' } as const
const arrangements = (part: string) => `Children (Private Arrangements for Fostering) Regulations 2005, ${part}`

/** Children looked after, care leavers and private fostering. */
export const careClocks = [
  ...clocks({ ...care, source: regulation('4'), mark: 'check' }, [
    ['C01', 'Care plan', 'first placement begun', 'care plan made', 10, 'WD', { note: 'Before placement where it can be' }],
  ]),
  ...clocks({ ...care, source: regulation('9'), mark: 'check' }, [
    ['C02', 'Placement plan', 'placement begun', 'placement plan made', 5, 'WD', { note: 'Before placement where it can be' }],
  ]),
  ...clocks({ ...care, source: regulation('33'), mark: 'check' }, [
    [
      'C03',
      'First looked after review',
      'became looked after',
      'review held',
      20,
      'WD',
      { note: 'Seen in a procedures text; the regulation was not read' },
    ],
    ['C03a', 'Second looked after review', 'first review', 'review held', 3, 'month'],
    ['C03b', 'Later looked after review', 'review held', 'next review held', 6, 'month'],
  ]),
  ...clocks({ ...care, source: regulation('28(2)(a)'), mark: 'read' }, [
    ['C04', 'First visit in placement', 'placement begun', 'child visited', 1, 'week'],
  ]),
  ...clocks({ ...care, source: regulation('28(2)(b)'), mark: 'read' }, [
    ['C05', 'Visit in the first year of placement', 'last visit', 'child visited', 6, 'week'],
  ]),
  ...clocks({ ...care, source: regulation('28(2)(c)'), mark: 'read' }, [
    ['C06', 'Visit after the first year, placement meant to last to 18', 'last visit', 'child visited', 3, 'month'],
    ['C06a', 'Visit after the first year, otherwise', 'last visit', 'child visited', 6, 'week'],
  ]),
  ...clocks({ ...care, source: regulation('28(3)'), mark: 'read' }, [
    [
      'C07',
      'Visit with parents before assessment, to the first review',
      'last visit',
      'child visited',
      1,
      'week',
      { note: 'Regulation 19 placements' },
    ],
    ['C07a', 'Visit with parents before assessment, after it', 'last visit', 'child visited', 6, 'week'],
  ]),
  ...clocks({ ...care, source: regulation('28(4)'), mark: 'read' }, [
    [
      'C08',
      'Visit to a connected person temporarily approved, to the first review',
      'last visit',
      'child visited',
      1,
      'week',
      { note: 'Regulation 24, or an interim care order while living with a parent' },
    ],
    ['C08a', 'Visit to a connected person temporarily approved, after it', 'last visit', 'child visited', 4, 'week'],
  ]),
  ...clocks({ ...care, source: regulation('28(5)'), mark: 'read' }, [
    ['C09', 'First visit, care order and living with a parent', 'care order made', 'child visited', 1, 'week'],
    ['C09a', 'Later visit, care order and living with a parent', 'last visit', 'child visited', 6, 'week'],
  ]),
  ...clocks({ ...care, source: `${regulation('7')}, and guidance on the health of looked-after children`, mark: 'check' }, [
    [
      'C10',
      'Initial health assessment',
      'became looked after',
      'assessment held',
      20,
      'WD',
      { note: 'In time for the first review' },
    ],
    ['C10a', 'Health assessment, under five', 'last assessment', 'assessment held', 6, 'month'],
    ['C10b', 'Health assessment, five and over', 'last assessment', 'assessment held', 12, 'month'],
  ]),
  ...clocks(
    { basis: 'statutory guidance', source: 'Local authority interactive tool, measure 3', edition: 'April 2026', mark: 'read' },
    [
      [
        'C11',
        'Dental check',
        'last check',
        'teeth checked',
        1,
        'year',
        { note: 'Looked after a year or more; a refusal counts as not checked' },
      ],
    ],
  ),
  ...clocks(
    { basis: 'statutory guidance', source: 'Local authority interactive tool, measure 162', edition: 'April 2026', mark: 'read' },
    [
      [
        'C12',
        'Strengths and difficulties questionnaire',
        'last questionnaire',
        'questionnaire scored',
        1,
        'year',
        { note: 'Aged 4 to 16, looked after a year or more; 0 to 13 normal, 14 to 16 borderline, 17 to 40 cause for concern' },
      ],
    ],
  ),
  ...clocks(
    { basis: 'statutory guidance', source: 'Promoting the education of looked-after children', edition: '2018', mark: 'check' },
    [
      [
        'C13',
        'Personal education plan',
        'became looked after',
        'plan begun',
        10,
        'WD',
        { note: 'Then reviewed each school term' },
      ],
    ],
  ),
  ...clocks({ ...care, source: regulation('42'), mark: 'check' }, [
    ['C14', 'Needs assessment of an eligible young person', 'sixteenth birthday', 'assessment completed', 3, 'month'],
  ]),
  ...clocks(
    {
      basis: 'regulation',
      source: 'Care Leavers (England) Regulations 2010, regulations 7 and 8',
      edition: 'SI 2010/2571',
      mark: 'check',
    },
    [
      ['C15', 'Pathway plan review', 'plan made or reviewed', 'plan reviewed', 6, 'month'],
      ['C15a', 'Adviser’s visit after a move', 'young person moved', 'young person visited', 7, 'CD'],
      ['C15b', 'Adviser’s later visit', 'last visit', 'young person visited', 2, 'month'],
    ],
  ),
  ...clocks({ basis: 'statutory guidance', source: 'SSDA903 guide, care leavers', edition: '2026', mark: 'check' }, [
    ['C16', 'In touch with a care leaver, window opens', 'birthday, 17th to 21st', 'in touch', 3, 'month', { before: true }],
    ['C16a', 'In touch with a care leaver, window closes', 'birthday, 17th to 21st', 'in touch', 1, 'month'],
  ]),
  ...clocks({ ...care, source: regulation('48'), mark: 'read' }, [
    ['C17', 'Short break, one stay', 'stay begun', 'stay ended', 17, 'CD', { note: 'Longer, and the ordinary duties apply' }],
    ['C17a', 'Short breaks, days in twelve months', 'first stay in twelve months', 'days of stays added up', 75, 'CD'],
  ]),
  ...clocks({ ...fostering, source: arrangements('regulation 3'), mark: 'read' }, [
    [
      'P01',
      'Private fostering notified',
      'arrangement proposed to begin',
      'authority told',
      6,
      'week',
      { before: true, note: 'At once if sooner' },
    ],
  ]),
  ...clocks({ ...fostering, source: arrangements('regulations 4 and 7'), mark: 'check' }, [
    ['P02', 'First visit under private fostering', 'authority told', 'child visited', 7, 'WD'],
  ]),
  ...clocks({ ...fostering, source: arrangements('regulation 8'), mark: 'read' }, [
    [
      'P03',
      'Visit under private fostering, first year',
      'last visit',
      'child visited',
      6,
      'week',
      { note: 'Speaks with the child alone and reports in writing; runs from when the authority knows' },
    ],
    ['P03a', 'Visit under private fostering, later', 'last visit', 'child visited', 12, 'week'],
  ]),
]
