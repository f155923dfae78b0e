import type { Hotline } from '../../hotline/hotline.ts';
import { CITIZENS } from '../../hotline/phone-set.ts';

/** The few steps that show a newcomer what the hotline does, with the texts to send. */

const FIRST_SMS = 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak';

/** How far the tour has come: the complaint of citizen 1 tells. */
type Stage = 'report' | 'answer' | 'rate' | 'over' | 'waiting';

function stageOf(state: string, tags: string[]): Stage {
  if (tags.includes('answered')) return 'rate';
  if (tags.includes('closed')) return 'over';
  return state.startsWith('forwarded') ? 'answer' : 'waiting';
}

/** Form texts are filled into the phone named by `key`; `done` steps are ticked off. */
export async function tourOf({ store, rules, simulation }: Hotline) {
  const [citizen = ''] = CITIZENS;
  const page = await store.instances.find(
    { machine: 'complaint', phone: citizen },
    { order: 'created', limit: 1 },
  );
  const [complaint] = page.items;
  const search = complaint?.search;
  const ticket = search?.ticket ?? 'A001';
  const stage: Stage = search === undefined ? 'report' : stageOf(search.state, search.tags);
  const officer = rules.district.contacts.find(
    ({ role, agency }) => role === 'officer' && agency === (search?.agency ?? 'PUPR'),
  );
  const step = (name: Stage, phone: string, who: string, does: string, text: string) => ({
    key: phone.replace(/\W/g, ''),
    who,
    does,
    text,
    current: name === stage,
  });
  return {
    instance: complaint?.id ?? null,
    ticket,
    waiting: stage === 'waiting',
    /** The officer has it: what happens when nobody answers can be seen by moving the clock. */
    silent: stage === 'answer' && simulation?.time != null,
    steps: [
      step('report', citizen, 'Warga 1', 'mengadu', FIRST_SMS),
      step(
        'answer',
        officer?.phone ?? '',
        officer?.label ?? 'Petugas SKPD',
        'menjawab',
        `JAWAB ${ticket} sdh kami survey, besok alat turun`,
      ),
      step('rate', citizen, 'Warga 1', 'menilai jawaban', `NILAI ${ticket} 5`),
    ],
  };
}
