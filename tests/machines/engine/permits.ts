import { assign, setup } from 'xstate';
import { createDecider } from '../../../machines/engine/decider.ts';
import { type MachineKind, NO_FIELDS } from '../../../machines/engine/kind.ts';

/** The smallest machine with a past: three versions of it, and what leads from one to the next. */

const HOUR = 3_600_000;

/** A permit as three releases of a program have it: 2 keeps all notes, 3 calls the state otherwise. */
const permits = {
  '1': setup({
    types: { context: {} as { note: string }, events: {} as { type: 'note'; text: string } },
    delays: { patience: () => 2 * HOUR, forgetting: () => 9 * HOUR },
  }).createMachine({
    id: 'permit',
    context: { note: '' },
    initial: 'waiting',
    on: { note: { actions: assign({ note: ({ event }) => event.text }) } },
    after: { forgetting: '.gone' },
    states: { waiting: { after: { patience: 'late' } }, late: {}, gone: {} },
  }),
  '2': setup({
    types: { context: {} as { notes: string[] }, events: {} as { type: 'note'; text: string } },
    delays: { patience: () => 3 * HOUR, forgetting: () => 9 * HOUR },
  }).createMachine({
    id: 'permit',
    context: { notes: [] },
    initial: 'waiting',
    on: {
      note: { actions: assign({ notes: ({ context, event }) => [...context.notes, event.text] }) },
    },
    after: { forgetting: '.gone' },
    states: { waiting: { after: { patience: 'late' } }, late: {}, gone: {} },
  }),
  '3': setup({
    types: {
      context: {} as { notes: string[] },
      events: {} as { type: 'note'; text: string } | { type: 'again' } | { type: 'settle' },
    },
    delays: { patience: () => 4 * HOUR, forgetting: () => 9 * HOUR },
  }).createMachine({
    id: 'permit',
    context: { notes: [] },
    initial: 'pending',
    on: {
      note: { actions: assign({ notes: ({ context, event }) => [...context.notes, event.text] }) },
    },
    after: { forgetting: '.gone' },
    states: {
      pending: {
        after: { patience: 'late' },
        on: { again: { target: 'pending', reenter: true }, settle: 'late' },
      },
      late: {},
      gone: {},
    },
  }),
};

type Persisted = { value: string; context: Record<string, unknown> };
const persisted = (snapshot: Record<string, unknown>) => snapshot as Persisted & typeof snapshot;

export const MIGRATIONS: MachineKind['migrations'] = {
  '1': {
    to: '2',
    snapshot: (old) => ({ ...old, context: { notes: [persisted(old).context.note] } }),
  },
  '2': {
    to: '3',
    snapshot: (old) => {
      const { value } = persisted(old);
      return { ...old, value: value === 'waiting' ? 'pending' : value };
    },
    timers: { 'xstate.after.patience.permit.waiting': 'xstate.after.patience.permit.pending' },
  },
};

export function permit(version: keyof typeof permits, migrations = MIGRATIONS): MachineKind {
  return {
    name: 'permit',
    idPrefix: 'permit:',
    version,
    decider: createDecider(permits[version]),
    search: ({ value }) => ({ ...NO_FIELDS, state: String(value) }),
    migrations,
  };
}
