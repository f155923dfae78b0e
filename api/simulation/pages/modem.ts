import type { Request } from 'express';
import {
  CONDITION_NAMES,
  CONDITIONS,
  type ConditionName,
  isConditionName,
} from '../../../channels/gsm/virtual/conditions.ts';
import { FAULT_NAMES, NAMED_FAULTS } from '../../../channels/gsm/virtual/fault-names.ts';
import type { Fault } from '../../../channels/gsm/virtual/faults.ts';
import type { VirtualModem } from '../../../channels/gsm/virtual/modem.ts';
import type { Hotline, Simulation } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { explained } from '../at-words.ts';
import { CONDITION_WORDS, FAULT_WORDS, GROUPS } from '../fault-words.ts';

/** The virtual modems on the page of phones: how they are, what they say, and what can go wrong. */

/** Lines of the dialogue that are shown. */
const LINES = 12;

/** Faults that can be laid, in groups; the same for every modem. */
const FAULTS = Object.entries(GROUPS).map(([group, title]) => ({
  title,
  faults: FAULT_NAMES.map((name) => ({ name, ...FAULT_WORDS[name] })).filter(
    (fault) => fault.group === group,
  ),
}));

function modemView({ engine }: Hotline, simulation: Simulation, name: string, modem: VirtualModem) {
  const health = engine.health().channels.find((channel) => channel.name === name);
  const lines = simulation.traffic.get(name)?.lines() ?? [];
  return {
    name,
    ready: health?.ready ?? false,
    detail: health?.detail ?? 'tidak dijalankan',
    waiting: simulation.network.waiting(modem.number),
    pending: modem.faults.waiting,
    conditions: CONDITION_NAMES.map((condition) => {
      const well = CONDITIONS[condition].holds(modem);
      return { name: condition, well, ...CONDITION_WORDS[condition] };
    }),
    lines: lines.slice(-LINES).map((line) => ({
      at: line.at,
      mine: line.from === 'host',
      ...explained(line),
    })),
  };
}

export function modemsView(hotline: Hotline, simulation: Simulation): View {
  return {
    modems: [...simulation.modems].map(([name, modem]) =>
      modemView(hotline, simulation, name, modem),
    ),
    groups: FAULTS,
  };
}

/** @throws PageError 404 */
function modemNamed({ modems }: Simulation, request: Request): VirtualModem {
  const modem = modems.get(field(request, 'modem'));
  if (modem === undefined) throw new PageError(404, 'Modem ini tidak ada.');
  return modem;
}

/** Lays the fault the form names, or takes away those that have not struck. @returns the fault laid */
export function layFault(simulation: Simulation, request: Request): Fault | null {
  const modem = modemNamed(simulation, request);
  const name = field(request, 'gangguan');
  if (name === '') {
    modem.faults.clear();
    return null;
  }
  const fault = Object.hasOwn(NAMED_FAULTS, name) ? NAMED_FAULTS[name] : undefined;
  if (fault === undefined) throw new PageError(400, 'Gangguan ini tidak ada.');
  modem.faults.add(fault);
  return fault;
}

/** Breaks or mends what lasts. */
export function setCondition(
  simulation: Simulation,
  request: Request,
): { name: ConditionName; well: boolean } {
  const modem = modemNamed(simulation, request);
  const name = field(request, 'keadaan');
  if (!isConditionName(name)) throw new PageError(400, 'Keadaan ini tidak ada.');
  const well = field(request, 'baik') === 'ya';
  CONDITIONS[name].set(modem, well);
  return { name, well };
}
