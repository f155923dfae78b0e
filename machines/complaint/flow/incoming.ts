import type { ComplaintState } from './actions.ts';
import {
  adminAsks,
  adminDecides,
  asked,
  forwarding,
  keptFromAdmin,
  parking,
  secretToOverseer,
  start,
  whileOpen,
} from './common.ts';

/** A complaint before anybody has it: received, clarifying, triage. */

/** SOP step 2: understood, acknowledged, and sent on its way; nobody stays here. A second matter never does, either. */
export const received = {
  meta: {
    status: 'diterima',
    help: 'SMS baru saja masuk dan sedang dibaca hotline. Hanya sekejap.',
    sop: 2,
  },
  always: [
    {
      guard: 'secrecyInDoubt',
      target: 'clarifying',
      actions: ['sms.askSecrecy', asked('secrecy'), 'openSecond'],
    },
    // not for the admin: nobody is to decide about it before it goes on
    {
      guard: 'keptFromAdmin',
      target: 'forwarded',
      actions: ['assignAgency', ...forwarding, 'sms.receiptRouted', 'sms.taskHead', 'openSecond'],
    },
    {
      guard: 'secrecyUnsaid',
      target: 'triage',
      actions: ['sms.receiptTriage', 'sms.needsTriage', 'openSecond'],
    },
    {
      guard: 'isAppreciation',
      target: 'closed',
      actions: ['sms.receiptAppreciation', 'openSecond'],
    },
    {
      guard: 'canRouteEmergency',
      target: 'forwarded',
      actions: [
        'assignAgency',
        'give',
        start('answer'),
        'sms.receiptRouted',
        'sms.alarm',
        'letterToAgency',
        'sms.task',
        'sms.taskHead',
        'openSecond',
      ],
    },
    {
      guard: 'canRoute',
      target: 'forwarded',
      actions: [
        'assignAgency',
        'give',
        start('answer'),
        'sms.receiptRouted',
        'letterToAgency',
        'sms.task',
        'openSecond',
      ],
    },
    {
      guard: 'shouldAsk',
      target: 'clarifying',
      actions: ['sms.askCategory', asked('clarify'), 'openSecond'],
    },
    {
      guard: 'isEmergency',
      target: 'triage',
      actions: ['sms.receiptTriage', 'sms.alarm', 'openSecond'],
    },
    { target: 'triage', actions: ['sms.receiptTriage', 'sms.needsTriage', 'openSecond'] },
  ],
} satisfies ComplaintState;

const sentOn = ['assignAgency', ...forwarding, 'sms.receiptRouted'] as const;
const sentSecretly = ['assignAgency', ...forwarding, 'sms.receiptSecret'] as const;
const untold = ['sms.receiptTriage', 'sms.needsTriage'] as const;

/** One numbered question to the citizen; without an answer the admin decides. */
export const clarifying = {
  tags: ['open', 'withCitizen'],
  meta: {
    status: 'menunggu keterangan Bpk/Ibu',
    name: 'Menunggu pilihan warga',
    help: 'Hotline bertanya kepada warga, misalnya aduan ini tentang apa. Tanpa jawaban dalam {clarifyMinutes} menit, aduan pindah ke meja Admin.',
    sop: 2,
  },
  on: {
    ...whileOpen,
    ...adminDecides,
    'citizen.choose': [
      { guard: 'routesSecret', target: 'forwarded', actions: ['settleSecrecy', ...sentSecretly] },
      { guard: 'saysSecret', target: 'triage', actions: ['settleSecrecy', ...untold] },
      { guard: 'saysOpen', target: 'received', actions: 'settleSecrecy' },
      { guard: 'isClear', target: 'forwarded', actions: ['clarify', 'add', ...sentOn] },
      { target: 'triage', actions: ['dropGuess', 'add', ...untold] },
    ],
    'citizen.add': [
      {
        guard: 'routesSecret',
        target: 'forwarded',
        actions: ['add', 'settleSecrecy', ...sentSecretly],
      },
      { guard: 'saysSecret', target: 'triage', actions: ['add', 'settleSecrecy', ...untold] },
      { guard: 'secrecyInDoubt', actions: ['add', 'sms.askSecrecyAgain'] },
      { guard: 'isClear', target: 'forwarded', actions: ['add', 'clarify', ...sentOn] },
      { target: 'triage', actions: ['add', ...untold] },
    ],
  },
  after: { clarifyTimeout: { target: 'triage', actions: 'sms.needsTriage' } },
} satisfies ComplaintState;

/** SOP step 3: the admin decides where it goes. */
export const triage = {
  tags: ['open', 'withAdmin'],
  meta: {
    status: 'sedang ditelaah Admin',
    name: 'Ditelaah Admin',
    help: 'Menunggu Anda. Baca aduannya, lalu teruskan ke SKPD, tolak dengan alasan, gabung, atau tanya warga.',
    sop: 3,
  },
  // until the admin has decided, no agency has it
  entry: ['takeBack', start('forward')],
  always: keptFromAdmin,
  on: {
    ...whileOpen,
    ...adminDecides,
    'admin.ask': adminAsks,
    ...parking,
    'citizen.add': [secretToOverseer('add'), { actions: ['add', 'sms.addedOk'] }],
  },
} satisfies ComplaintState;
