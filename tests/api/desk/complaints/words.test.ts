import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity } from '../../../../api/office/identity.ts';
import { PaperOffice, deskUser as who } from '../../../support/paper-office.ts';

/** Lines of lists have the words of the complaint: whoever looks for one knows it by them. */

const REPORTER = '+6281200009001';

let office: PaperOffice;

beforeAll(async () => {
  office = await PaperOffice.open();
  await office.sms(REPORTER, 'JALAN di pekon hanakau sukau rusak parah, hub saya 081200009001');
  await office.sms('+6281200009002', 'JALAN di pekon hanakau sukau berlubang dalam');
  await office.sms('+6281200009003', 'RAHASIA kabid pupr minta fee proyek jembatan');
});
afterAll(() => office.close());

const list = async (identity: Identity, query = '') =>
  (await office.get(identity, `/aduan${query}`)).text;

describe('the list of complaints', () => {
  it('shows the first words, and of the reporter no digit to others', async () => {
    for (const identity of [who('admin'), who('viewer'), who('agency', 'PUPR')]) {
      const text = await list(identity);
      expect(text).toContain('berlubang dalam');
      expect(text).not.toContain('81200009001');
    }
    expect(await list(who('agency', 'PUPR'))).not.toContain('9001');
  });

  it('shows the words of a secret to who may see it, which leaves a row', async () => {
    expect(await list(who('viewer'))).not.toContain('fee proyek');
    expect(await list(who('admin'))).toContain('fee proyek');
    const rows = await office.hotline.store.audit.read({ limit: 100 });
    const read = rows.filter(({ action }) => action === 'secret.read');
    expect(read.map(({ role, subject }) => [role, subject])).toEqual([['admin', '2026-A003']]);
  });

  it('shows the words of similar ones beside a complaint', async () => {
    const { text } = await office.get(who('admin'), '/aduan/2026-A001');
    const similar = text.split('judul-serupa').at(-1) ?? '';
    expect(similar.split('</section>')[0]).toContain('berlubang dalam');
  });
});
