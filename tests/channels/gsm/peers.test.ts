import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithTools } from '../../support/peers/describe-with-tools.ts';
import { GammuSmsd, gammu } from '../../support/peers/gammu.ts';
import { Kannel } from '../../support/peers/kannel.ts';
import type { PeerSms, SmsPeer } from '../../support/peers/peer.ts';
import { Smstools } from '../../support/peers/smstools.ts';
import { Stand } from '../../support/peers/stand.ts';
import { missing, type Tool } from '../../support/peers/tools.ts';
import { until } from '../../support/until.ts';

/**
 * Other people's software at our virtual modem, on serial ports made by socat. They sleep most of the
 * time, so all of them are at work at once, each at a modem of its own.
 */

const MESSAGES = 30;
const LONGEST = 120_000;

/** What they can do wrong with a text: letters outside ASCII, line ends, blanks, what looks like AT. */
const GSM_TEXTS = [
  'Jalan rusak di pekon Basungan, mohon diperbaiki',
  'Harga 5.000 é è ñ Ä @ £ ¥ § ¿',
  'OK ERROR +CMTI: "SM",1 AT+CMGD=1',
];
/** Kannel's log shows dots for anything else. */
const ASCII_TEXTS = GSM_TEXTS.filter((text) => /^[ -~]*$/.test(text));
const TEXTS = [...GSM_TEXTS, 'Lampu mati - 日本語 и кириллица'];

function messages(prefix: string, texts = TEXTS): PeerSms[] {
  return Array.from({ length: MESSAGES }, (_, at) => ({
    number: `+62812000${prefix}${String(at + 1).padStart(2, '0')}`,
    text: `${at + 1} ${texts[at % texts.length]}`,
  }));
}

const byNumber = (list: PeerSms[]): PeerSms[] =>
  [...list].sort((left, right) => left.number.localeCompare(right.number));

const stands: Stand[] = [];
async function openStand(): Promise<Stand> {
  const stand = new Stand();
  stands.push(stand);
  await stand.open();
  return stand;
}

/** Work that has begun; awaited by the test that looks at it. */
const begun = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => {});
  return work;
};

/** A daemon receives and sends at the same time. */
async function exchange(make: (folder: string) => SmsPeer, texts = TEXTS) {
  const stand = await openStand();
  const peer = make(stand.folder);
  const { network, modem } = stand;
  const incoming = messages('001', texts);
  for (const { number, text } of incoming) network.phone(number).send(text);
  const queued = messages('002', peer.sendsUnicode ? TEXTS : GSM_TEXTS);
  for (const sms of queued) peer.queue(sms);
  peer.start();
  const done = () =>
    !peer.running ||
    (peer.receivedCount() >= MESSAGES &&
      modem.journal.entries.length >= MESSAGES &&
      stand.stored() === 0);
  await until(`${peer.name} has received and sent everything`, done, LONGEST).catch((error) => {
    throw new Error(`${error.message}\n${peer.log()}`);
  });
  await peer.stop();
  const arrived = network
    .phones()
    .flatMap((phone) => phone.received().map((text) => ({ number: phone.number, text })));
  return { received: peer.received(), incoming, queued, arrived, failed: peer.failed(), stand };
}

const KANNEL: Tool[] = ['socat', 'bearerbox', 'smsbox'];
let kannel: ReturnType<typeof exchange> | undefined;

// it sleeps longest
beforeAll(() => {
  if (missing(KANNEL) === undefined)
    kannel = begun(exchange((folder) => new Kannel(folder, 20), ASCII_TEXTS));
});
afterAll(async () => {
  await Promise.allSettled([kannel]);
  for (const each of stands) await each.close();
});

describeWithTools(
  "other people's programs at the virtual modem",
  ['socat', 'gammu', 'gammu-smsd', 'smsd'],
  () => {
    let smsd: ReturnType<typeof exchange>;
    let tools: ReturnType<typeof exchange>;
    let balance: ReturnType<typeof gammu>;
    let stand: Stand;

    beforeAll(async () => {
      smsd = begun(exchange((folder) => new GammuSmsd(folder)));
      tools = begun(exchange((folder) => new Smstools(folder)));
      balance = begun(openStand().then(({ folder }) => gammu(folder, 'getussd', '*888#')));
      stand = await openStand();
    });
    afterAll(() => Promise.allSettled([smsd, tools, balance]));

    it(
      'gammu identifies it',
      async () => {
        const { code, output } = await gammu(stand.folder, 'identify');
        expect([code, output]).toEqual([0, expect.stringMatching(/Manufacturer\s+: Hotline/)]);
        expect(output).toMatch(/Model\s+: .*Virtual GSM Modem/);
        expect(output).toContain(stand.modem.imei);
        expect(output).toContain(stand.modem.imsi);
      },
      LONGEST,
    );

    it(
      'gammu finds its network',
      async () => {
        const { code, output } = await gammu(stand.folder, 'networkinfo');
        expect([code, output]).toEqual([0, expect.stringMatching(/Name in phone\s+: "HOTLINE"/)]);
      },
      LONGEST,
    );

    it(
      'gammu reads and deletes messages',
      async () => {
        for (const text of ['Satu', 'Dua', 'Tiga'])
          stand.network.phone('+6281200000101').send(text);
        const listing = await gammu(stand.folder, 'getallsms');
        expect(listing.output).toContain('3 SMS parts in 3 SMS sequences');
        for (const text of ['Satu', 'Dua', 'Tiga']) expect(listing.output).toContain(`\n${text}\n`);
        expect(listing.output.match(/Remote number +: "\+6281200000101"/g)).toHaveLength(3);
        expect(await gammu(stand.folder, 'deletesms', '1', '1', '2')).toMatchObject({ code: 0 });
        const left = stand.modem.memories.get('SM')?.entries() ?? [];
        expect(left.map(([index]) => index)).toEqual([3]);
      },
      LONGEST,
    );

    it(
      'gammu sends and asks for the balance',
      async () => {
        const number = '+6281200000102';
        const sent = await gammu(stand.folder, 'sendsms', 'TEXT', number, '-text', 'Dari gammu');
        expect([sent.code, sent.output]).toEqual([0, expect.stringContaining('reference=1')]);
        expect(stand.network.phone(number).received()).toEqual(['Dari gammu']);
        expect((await balance).output).toContain('Pulsa Anda Rp25.000');
      },
      LONGEST,
    );

    it.each([
      ['gammu-smsd', () => smsd],
      ['smstools', () => tools],
    ])(
      '%s receives and sends everything, once, and leaves nothing on the SIM',
      async (_, work) => {
        const { received, queued, arrived, failed, stand: its } = await work();
        expect(byNumber(received)).toEqual(messages('001'));
        expect(byNumber(arrived)).toEqual(queued);
        expect(failed).toEqual([]);
        expect(its.modem.journal.entries).toHaveLength(MESSAGES);
        expect([its.stored(), its.network.waiting(its.modem.number)]).toEqual([0, 0]);
      },
      LONGEST,
    );
  },
);

describeWithTools('Kannel at the virtual modem', KANNEL, () => {
  it(
    'receives and sends everything, once, and leaves nothing on the SIM',
    async () => {
      if (kannel === undefined) throw new Error('it was not started');
      const { received, incoming, queued, arrived, failed, stand } = await kannel;
      expect(byNumber(received)).toEqual(byNumber(incoming));
      expect(byNumber(arrived)).toEqual(queued);
      expect(failed).toEqual([]);
      expect(stand.modem.journal.entries).toHaveLength(MESSAGES);
      expect([stand.stored(), stand.network.waiting(stand.modem.number)]).toEqual([0, 0]);
    },
    LONGEST,
  );
});
