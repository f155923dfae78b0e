import type { Hotline, Simulation } from '../hotline/hotline.ts';
import { type Action, type Names, type Session, writeSteps } from './recorded-steps.ts';
import { namesOf } from './recording-names.ts';
import { openRecordings, type Recordings } from './recordings.ts';
import { parseScenario } from './scenario/format.ts';
import { type Happening, playScenario } from './scenario/play.ts';
import { recorded } from './scenario/record.ts';

/** Records what is done in a running simulation as a scenario, and plays it again to see that it holds. */

/** Differences that are told; more help nobody. */
const MOST_DIFFERENCES = 5;

type Received = { phone: string; text: string };
/** `Omit` over each kind of action. */
type Untimed = Action extends infer A ? (A extends Action ? Omit<A, 'at'> : never) : never;

export interface Recorded {
  /** Name of the file. */
  file: string;
  /** Where playing it again differs from the session, in words. */
  differences: string[];
}

export interface RecordingSettings {
  /** Where the files lie. */
  folder: string;
  /** Folder of the district pack. */
  district: string;
  quietHours: boolean;
}

export interface Recorder {
  /** What is being recorded now. */
  readonly session: { title: string; startedAt: number; actions: number } | null;
  /** What came of the last one. */
  readonly last: Recorded | null;
  readonly recordings: Recordings;
  start(title: string): void;
  /** Something was done; ignored while nothing is recorded. SMS and the desk are noticed without it. */
  note(action: Untimed): void;
  /** Ends and saves; null when nothing was recorded or done. @throws ScenarioError, errors of the disk */
  stop(): Promise<Recorded | null>;
  discard(): void;
  /** The hotline, with what the admin does at the desk noticed. */
  watched: Hotline;
}

/** Times of day in an SMS: the player pauses after each step, so a minute more or less is no difference. */
const CLOCK_TIME = /\b\d{2}\.\d{2}\b/g;
const same = (a: string, b: string | undefined): boolean =>
  a.replace(CLOCK_TIME, '') === b?.replace(CLOCK_TIME, '');

/** Texts of each phone, in the order they came. */
function byPhone(received: Received[]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { phone, text } of received) texts.set(phone, [...(texts.get(phone) ?? []), text]);
  return texts;
}

/** How two sessions differ, phone by phone. */
export function differences(session: Received[], replay: Received[]): string[] {
  const [then, now] = [byPhone(session), byPhone(replay)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((phone) => {
    const [old, fresh] = [then.get(phone) ?? [], now.get(phone) ?? []];
    const at = old.findIndex((text, n) => !same(text, fresh[n]));
    if (at < 0 && old.length === fresh.length) return [];
    const nth = (at < 0 ? old.length : at) + 1;
    const shown = (text: string | undefined) => (text === undefined ? 'tidak ada' : `“${text}”`);
    return [
      `${phone}, SMS ke-${nth}: saat direkam ${shown(old[nth - 1])}, saat diputar ulang ${shown(fresh[nth - 1])}`,
    ];
  });
}

/** Plays the steps on a fresh store, and writes what came as what is expected. */
async function replayed(draft: string, settings: RecordingSettings) {
  const happenings: Happening[] = [];
  const failures = await playScenario(parseScenario(draft, 'rekaman'), {
    onHappening: (happening) => happenings.push(happening),
    environment: { DISTRICT: settings.district },
  });
  const received = happenings.flatMap((happening) =>
    happening.kind === 'sms' && happening.direction === 'received' ? [happening] : [],
  );
  // without expectations only steps that could not be done fail, beside SMS that nobody expected
  const undone = failures.filter(({ reason }) => !/ also got "/.test(reason));
  return { text: recorded(draft, happenings, []), received, undone };
}

export function createRecorder(
  hotline: Hotline,
  simulation: Simulation,
  settings: RecordingSettings,
): Recorder {
  const { clock, store, rules, engine } = hotline;
  const recordings = openRecordings(settings.folder);
  let session: (Session & { received: Received[] }) | null = null;
  let last: Recorded | null = null;

  simulation.network.onMessage(({ number }, { direction, text }) => {
    if (direction === 'sent') note({ kind: 'send', phone: number, text });
    else session?.received.push({ phone: number, text });
  });

  function note(action: Untimed): void {
    session?.actions.push({ ...action, at: clock.now() });
  }

  const watched: Hotline = {
    ...hotline,
    engine: {
      ...engine,
      async request(instance, event, by, key) {
        const outcome = await engine.request(instance, event, by, key);
        if (by.role === 'admin' && outcome === 'applied') note({ kind: 'desk', instance, event });
        return outcome;
      },
    },
  };

  async function write(done: Session & { received: Received[] }): Promise<Recorded> {
    const names: Names = await namesOf(rules.district, store, done.startedAt);
    const draft = writeSteps(done, rules.calendar, names);
    const { text, received, undone } = await replayed(draft, settings);
    const then = done.received.map((sms) => ({
      phone: names.phone(sms.phone),
      text: names.tickets(sms.text),
    }));
    const { start } = parseScenario(text, 'rekaman');
    const file = await recordings.save(`${start.date} ${start.time}`, done.title, text);
    const found = [
      ...undone.map(({ step, reason }) => `langkah ${step}: ${reason}`),
      ...differences(then, received),
    ];
    return { file, differences: found.slice(0, MOST_DIFFERENCES) };
  }

  return {
    recordings,
    watched,
    note,
    get session() {
      if (session === null) return null;
      const { title, startedAt, actions } = session;
      return { title, startedAt, actions: actions.length };
    },
    get last() {
      return last;
    },
    start(title) {
      const { quietHours } = settings;
      const startedAt = clock.now();
      session = { title, startedAt, endedAt: startedAt, actions: [], received: [], quietHours };
    },
    async stop() {
      const done = session;
      session = null;
      if (done === null || done.actions.length === 0) return null;
      done.endedAt = clock.now();
      last = await write(done);
      return last;
    },
    discard() {
      session = null;
    },
  };
}
