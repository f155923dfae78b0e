import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingSms, SendOutcome } from '../../channels/port.ts';
import { newCode, type SelfTested, selfTest } from '../../channels/self-test.ts';
import { FakeProgress } from './gsm/bench.ts';
import { CITIZEN, HOTLINE, OFFICER, type Stand } from './stand.ts';

/**
 * What every channel must do, whatever is behind it (`channels/port.ts`): a message is durable before it is
 * acknowledged and is stored once; what is said of an SMS is true; reports may be late, doubled or never
 * come; faults and stops lose nothing.
 */

const MINUTE = 60_000;
/** The longest that any of them may take to be back, docs/lines.md. */
const BACK = 4 * MINUTE;
const LONG = `${'Jalan rusak parah di dekat pasar, sudah tiga bulan belum diperbaiki. '.repeat(5)}ujung`;
const EMOJI = `${'Lampu jalan mati 😀 sejak kemarin, mohon diperbaiki ya pak. '.repeat(3)}ujung`;

export function describeChannel(name: string, make: () => Promise<Stand>): void {
  describe(`${name}: the contract of channels`, () => {
    let stand: Stand;
    beforeEach(async () => {
      stand = await make();
    });
    afterEach(() => stand.close());

    const citizen = () => stand.network.phone(CITIZEN);
    const officer = () => stand.network.phone(OFFICER);
    const texts = () => stand.receiver.texts().sort();

    function send(text: string, more: Partial<OutgoingSms> = {}) {
      const progress = new FakeProgress();
      const given = { id: `outbox-${text.length}`, to: OFFICER, text, statusReport: true };
      const sms: OutgoingSms = { ...given, sentParts: [], ...more };
      const sending: { progress: FakeProgress; sms: OutgoingSms; outcome?: SendOutcome } = {
        progress,
        sms,
      };
      void stand
        .channel()
        .send(sms, progress)
        .then((outcome) => {
          sending.outcome = outcome;
        });
      return sending;
    }
    async function sent(text: string, more: Partial<OutgoingSms> = {}) {
      const sending = send(text, more);
      await stand.clock.advance(BACK);
      return sending;
    }

    describe('receiving', () => {
      it.each([
        ['short', 'JALAN rusak di pekon Basungan'],
        ['long', LONG],
        ['of signs beyond the basic plane', EMOJI],
        ['of signs of the extension table', '[€] {tarif} ~ ^ |'],
        ['that looks like markup', '<Content> & "x" ]]> %26 \\u0041'],
      ])('brings a message whole, once, with its sender: %s', async (_, text) => {
        await stand.start();
        citizen().send(text);
        await stand.clock.advance(MINUTE);
        expect(stand.receiver.texts()).toEqual([text]);
        const got = [...stand.receiver.inbox, ...stand.receiver.pieces];
        expect(new Set(got.map(({ from }) => from))).toEqual(new Set([CITIZEN]));
        expect(new Set(got.map(({ line }) => line))).toEqual(new Set([stand.channel().name]));
        expect(stand.kept() ?? 0).toBe(0);
      });

      it('finds what came before it was started, in its order', async () => {
        const came = Array.from(
          { length: 25 },
          (_, n) => `Aduan ${String(n + 1).padStart(2, '0')}`,
        );
        for (const text of came) citizen().send(text);
        await stand.start();
        await stand.clock.advance(3 * MINUTE);
        expect(stand.receiver.texts()).toEqual(came);
      });

      it('keeps apart what is sent twice in the same words', async () => {
        await stand.start();
        citizen().send('LAPORAN');
        await stand.clock.advance(MINUTE);
        citizen().send('LAPORAN');
        await stand.clock.advance(MINUTE);
        expect(stand.receiver.texts()).toEqual(['LAPORAN', 'LAPORAN']);
      });

      it('acknowledges nothing while the store is down, and stores all of it later', async () => {
        await stand.start();
        stand.receiver.down = true;
        citizen().send('Satu');
        citizen().send(LONG);
        await stand.clock.advance(10 * MINUTE);
        expect(stand.receiver.texts()).toEqual([]);
        expect(stand.kept()).not.toBe(0);
        stand.receiver.down = false;
        await stand.clock.advance(BACK);
        expect(texts()).toEqual(['Satu', LONG].sort());
        expect(stand.kept() ?? 0).toBe(0);
      });

      it('acknowledges only after the commit', async () => {
        await stand.start();
        const release = stand.receiver.holdAll();
        citizen().send('Sebentar lagi');
        await stand.clock.advance(10_000);
        expect(stand.receiver.texts()).toEqual([]);
        expect(stand.kept()).not.toBe(0);
        release();
        await stand.clock.advance(MINUTE);
        expect(stand.receiver.texts()).toEqual(['Sebentar lagi']);
        expect(stand.kept() ?? 0).toBe(0);
      });

      it('stores once what comes again as its acknowledgement was lost', async () => {
        await stand.start();
        stand.loseAcknowledgement();
        citizen().send('Terbaca dua kali');
        await stand.clock.advance(BACK);
        expect(stand.receiver.texts()).toEqual(['Terbaca dua kali']);
        expect(stand.kept() ?? 0).toBe(0);
      });

      it('stores once what comes again after a crash between commit and acknowledgement', async () => {
        await stand.start();
        stand.loseAcknowledgement();
        citizen().send('Sebelum mati');
        await stand.clock.advance(1_000);
        await stand.restart();
        await stand.clock.advance(BACK);
        expect(stand.receiver.texts()).toEqual(['Sebelum mati']);
        expect(stand.kept() ?? 0).toBe(0);
      });
    });

    describe('sending', () => {
      it.each([
        ['short', 'Terima kasih, No A001'],
        ['long', LONG],
        ['of signs beyond the basic plane', EMOJI],
        ['that looks like markup', '<Content> & "x" ]]> %26 \\u0041'],
      ])('brings a text whole, once, and says so: %s', async (_, text) => {
        await stand.start();
        const { outcome } = await sent(text);
        expect(outcome).toMatchObject({ outcome: 'sent', line: stand.channel().name });
        expect(officer().received()).toEqual([text]);
      });

      it('lets nothing out before it is written down', async () => {
        await stand.start();
        const progress = new FakeProgress();
        progress.fails = true;
        const sms = { id: 'x', to: OFFICER, text: 'Halo', statusReport: true, sentParts: [] };
        let outcome: SendOutcome | undefined;
        void stand
          .channel()
          .send(sms, progress)
          .then((given) => {
            outcome = given;
          });
        await stand.clock.advance(MINUTE);
        expect(outcome).toMatchObject({ outcome: 'retry' });
        expect(officer().received()).toEqual([]);
      });

      it('notes each part before and after', async () => {
        await stand.start();
        const { progress, outcome } = await sent(LONG);
        expect(outcome?.outcome).toBe('sent');
        const parts = outcome?.outcome === 'sent' ? outcome.parts : [];
        expect(progress.handedOver).toEqual(parts.map((_part, at) => at));
        expect(progress.parts).toEqual(parts);
      });

      it('never says of an SMS that went out that it did not', async () => {
        await stand.start();
        stand.loseAnswer();
        const { outcome } = await sent('Mungkin sudah');
        expect(officer().received().length).toBeLessThanOrEqual(1);
        const arrived = officer().received().length === 1;
        expect(['sent', 'unknown']).toContain(arrived ? outcome?.outcome : 'sent');
        if (!arrived) expect(['retry', 'unknown']).toContain(outcome?.outcome);
      });

      it('holds, and does not fail, what is refused for the line’s sake', async () => {
        await stand.start();
        stand.refuse();
        const { outcome } = await sent('Tanpa pulsa');
        expect(outcome).toMatchObject({ outcome: 'retry' });
        expect(officer().received()).toEqual([]);
        stand.accept();
        await stand.clock.advance(BACK);
        expect((await sent('Tanpa pulsa')).outcome?.outcome).toBe('sent');
        expect(officer().received()).toEqual(['Tanpa pulsa']);
      });

      it('says that nothing was sent while the device is gone, and comes back by itself', async () => {
        await stand.start();
        stand.unplug();
        await stand.clock.advance(MINUTE);
        expect(stand.channel().health().ready).toBe(false);
        expect(stand.channel().health().detail).not.toBe('');
        expect((await sent('Nanti')).outcome).toMatchObject({ outcome: 'retry' });
        citizen().send('Saat mati');
        stand.plugIn();
        await stand.clock.advance(BACK);
        expect(stand.channel().health().ready).toBe(true);
        expect(stand.receiver.texts()).toEqual(['Saat mati']);
        expect((await sent('Nanti')).outcome?.outcome).toBe('sent');
        expect(officer().received()).toEqual(['Nanti']);
      });

      it('ends a send that is under way when it is stopped, and does not start another', async () => {
        await stand.start();
        stand.loseAnswer();
        const under = send('Di tengah jalan');
        await stand.clock.advance(1_000);
        const stopping = stand.channel().stop();
        await stand.clock.advance(BACK);
        await stopping;
        expect(['sent', 'unknown', 'retry']).toContain(under.outcome?.outcome);
        if (under.outcome?.outcome === 'retry') expect(officer().received()).toEqual([]);
        expect((await sent('Sesudahnya')).outcome).toMatchObject({ outcome: 'retry' });
        expect(officer().received()).not.toContain('Sesudahnya');
        expect(stand.channel().health()).toMatchObject({ ready: false, state: 'closed' });
      });
    });

    describe('reports', () => {
      const outcomes = () => stand.receiver.reports.filter(({ outcome }) => outcome !== 'pending');
      const referencesOf = (outcome: SendOutcome | undefined) =>
        outcome?.outcome === 'sent' ? outcome.parts.map(({ reference }) => reference) : [];

      it('come for every part by the name that sending gave it, or are not promised', async () => {
        await stand.start();
        const { outcome } = await sent(LONG);
        if (!stand.channel().can.reports) {
          expect(stand.receiver.reports).toEqual([]);
          expect(new Set(referencesOf(outcome))).toEqual(new Set(['']));
          return;
        }
        expect(outcomes().map(({ reference }) => reference)).toEqual(referencesOf(outcome));
        for (const report of outcomes())
          expect(report).toMatchObject({
            to: OFFICER,
            outcome: 'delivered',
            line: stand.channel().name,
          });
      });

      it('come hours later, when the telephone is on again', async () => {
        await stand.start();
        officer().airplane = true;
        const { outcome } = await sent('Nanti dibaca');
        expect(outcome?.outcome).toBe('sent');
        expect(outcomes()).toEqual([]);
        await stand.clock.advance(120 * MINUTE);
        officer().airplane = false;
        await stand.clock.advance(15 * MINUTE);
        const expected = stand.channel().can.reports ? referencesOf(outcome) : [];
        expect(outcomes().map(({ reference }) => reference)).toEqual(expected);
      });

      it('come for what was sent before the process died', async () => {
        await stand.start();
        officer().airplane = true;
        const { outcome } = await sent('Sebelum mati listrik');
        await stand.restart();
        officer().airplane = false;
        await stand.clock.advance(15 * MINUTE);
        const expected = stand.channel().can.reports ? referencesOf(outcome) : [];
        expect(outcomes().map(({ reference }) => reference)).toEqual(expected);
      });

      it('say that a number is gone', async () => {
        await stand.start();
        officer().gone = true;
        const { outcome } = await sent('Nomor mati');
        if (!stand.channel().can.reports) return;
        // an operator may say so at once
        if (outcome?.outcome === 'failed') return;
        expect(outcomes()).toMatchObject([{ outcome: 'failed' }]);
      });

      it('say the same when they come twice', async () => {
        await stand.start();
        stand.doubleReport?.();
        const { outcome } = await sent('Dua kali dilaporkan');
        const told = new Set(outcomes().map((report) => JSON.stringify(report)));
        expect(told.size).toBe(stand.channel().can.reports ? referencesOf(outcome).length : 0);
      });
    });

    describe('a test SMS to its own number', () => {
      const code = newCode(() => 0.3);
      async function tested(): Promise<SelfTested | undefined> {
        let outcome: SelfTested | undefined;
        const arrived = async () => stand.receiver.texts().some((text) => text.includes(code));
        const given = { channel: stand.channel(), number: HOTLINE, code, clock: stand.clock };
        void selfTest({ ...given, arrived }).then((found) => {
          outcome = found;
        });
        await stand.clock.advance(BACK);
        return outcome;
      }

      it('proves that it sends and receives', async () => {
        await stand.start();
        expect(await tested()).toMatchObject({ sent: true, received: true });
      });

      it('says that nothing goes out', async () => {
        await stand.start();
        stand.refuse();
        expect(await tested()).toMatchObject({ sent: false, received: false });
      });

      it('says that nothing comes in', async () => {
        await stand.start();
        stand.receiver.down = true;
        const outcome = await tested();
        expect(outcome).toMatchObject({ sent: true, received: false });
        expect(outcome?.trouble).toContain('tidak diterima');
      });
    });

    it('says what it can', () => {
      expect(stand.channel().can.parallel).toBeGreaterThanOrEqual(1);
      expect(['here', 'there']).toContain(stand.channel().can.longSms);
    });
  });
}
