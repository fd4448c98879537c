import { clocks } from './clock.ts'

/** The clocks of the front door. All are a place's own: change the row and every screen, list and indicator follows. */
export const frontDoorClocks = [
  ...clocks({ basis: 'local', source: 'Front door standard', edition: 'as shipped', mark: 'local' }, [
    ['F01', 'Contact decision', 'contact received', 'contact decided', 1, 'WD', { note: 'By the close of the day it falls due' }],
    ['F02', 'Answer to whoever brought a contact', 'contact decided', 'answer given', 1, 'WD'],
    ['F03', 'Disagreement settled', 'disagreement raised', 'disagreement settled', 5, 'WD'],
    ['F04', 'Domestic abuse notification triaged', 'notification received', 'contact decided', 1, 'WD'],
    [
      'F07',
      'Contact with danger now: decision',
      'danger said',
      'contact decided',
      1,
      'hour',
      { note: 'All hours: nights, weekends and holidays count. Whatever falls due sooner by F01 or F04 stays sooner' },
    ],
  ]),
  ...clocks({ basis: 'local', source: 'Doorstep, how forms are kept', edition: 'as shipped', mark: 'local' }, [
    ['F05', 'Draft kept', 'draft last saved', 'draft sent or thrown away', 28, 'CD'],
    ['F06', 'Form key kept, so that sending twice records once', 'form sent', 'key forgotten', 30, 'CD'],
  ]),
]
