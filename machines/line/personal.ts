import type { Personal } from '../district/personal.ts';

/** Nothing of persons; what it told the admin goes as all SMS of the office do. */
export const LINE_PERSONAL: Personal = {
  of: 'talk',
  isOver: () => false,
  keeps: ['/name', 'reason'],
};
