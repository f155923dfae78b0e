import type { Personal } from '../district/personal.ts';

/** What a complaint keeps when its words, its number and its names are taken out: all that figures are made of. */

const CODES = ['agency', 'category', 'kind', 'ticket', 'instance', 'district', 'village', 'flags'];
const STEPS = ['step', 'result', 'verdict', 'via', 'givenTo', 'secrecySaid', 'askedBy'];
/** Letters and printed pages, which have times of their own. */
const PAPERS = [
  ...['letters', 'dispatch.newspaper', 'dispatch.letter', 'dispatch.number'],
  ...['publication', '/letter', '/document', '/number', '/newspaper', '/edition', '/page'],
  ...['/date', '/clipping'],
];

export const COMPLAINT_PERSONAL: Personal = {
  of: 'complaints',
  // until then its reporter may open it again
  isOver: ({ state }) => state === 'archived',
  keeps: [
    ...['/id', '/options', '/reason', '/from', '/to', '/closed', '/opened'],
    ...CODES,
    ...STEPS,
    ...PAPERS,
    ...['reading.action', 'reading.alternatives', 'transfer.to', 'under', 'rejected.reason'],
    ...['origin.channel', 'origin.reply', 'external.source', 'lastWords.type', 'taken.role'],
  ],
};
