/** What the desk does until a reply is printed (SOP step 5), as events without time and person. */
export const PRINTED = [
  { type: 'press.select' },
  { type: 'press.approve', head: 'Kepala Dinas', how: 'paper' },
  {
    type: 'press.send',
    newspaper: 'Radar Lampung Barat',
    letter: 'letter:pengantar-koran:2026:1',
    number: '500.12.2/0001/III.18/2026',
  },
  { type: 'press.publish', newspaper: 'Radar Lampung Barat', edition: '1', page: '4', date: null },
] as const;
