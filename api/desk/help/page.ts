import { type ChartState, chartOf, statesBelow } from '../../../machines/chart/chart.ts';
import { COMPLAINT_SHOWN } from '../../../machines/complaint/shown.ts';
import type { Sla } from '../../../machines/district/district.ts';
import { activeProfile } from '../../../machines/district/rules.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { complaintMachine, flowNames } from '../../office/complaints/status.ts';
import { OFFICE } from '../../office/people/person.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { commandsOfRole, guideCommand } from '../../print/guides/command-words.ts';
import type { PrintPdf } from '../../print/print.ts';
import { formsOf } from '../complaints/act-forms.ts';
import { GUIDES, guideRoutes } from './guides.ts';

/** `/bantuan`: what the admin needs to know, by task; states and buttons are read from the machine and the page. */

/** The states of a region, the inner ones after their outer one. */
function statesOf(hotline: Hotline, region: string): ChartState[] {
  const { root } = chartOf(complaintMachine(hotline));
  const found = root.children.find(({ key }) => key === region);
  return found === undefined ? [] : statesBelow(found).filter(({ kind }) => kind !== 'history');
}

/** What a state means, with the standard times of the pack. @throws TypeError for a time that there is not */
export function helpText({ path, help }: ChartState, sla: Sla): string {
  return (help ?? '').replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const value = name
      .split('.')
      .reduce<unknown>((from, key) => (from as Record<string, unknown> | undefined)?.[key], sla);
    if (typeof value !== 'number') throw new TypeError(`${path}: there is no time ${name}`);
    return String(value);
  });
}

function statesView(hotline: Hotline): View[] {
  const { sla } = hotline.rules.district;
  const names = flowNames(hotline);
  const [, ...states] = statesOf(hotline, COMPLAINT_SHOWN.mainRegion);
  return states.map((state) => ({
    name: names[state.path.replace(`${COMPLAINT_SHOWN.mainRegion}.`, '')] ?? null,
    inner: state.path.split('.').length > 2,
    status: state.status,
    sop: state.sop,
    help: helpText(state, sla),
  }));
}

/** States of a written report as its machine words them, in the order it goes through them. */
function reportStates({ engine }: Hotline): string[] {
  return statesBelow(chartOf(engine.instances.kind('report').decider.machine).root).flatMap(
    ({ status }) => status ?? [],
  );
}

function helpView(hotline: Hotline): View {
  const { rules, simulation } = hotline;
  const { sla, office } = rules.district;
  const profile = activeProfile(rules);
  const deadlines = statesOf(hotline, 'deadline').filter(({ help }) => help !== null);
  return {
    simulated: simulation !== null,
    office,
    profile,
    unit: profile.unit === 'workingDay' ? 'hari kerja' : 'hari',
    sla,
    states: statesView(hotline),
    reportStates: reportStates(hotline),
    deadlines: deadlines.map((state) => ({ word: state.status, help: helpText(state, sla) })),
    actions: formsOf(OFFICE).map(({ desk: { label, button, help } }) => ({ label, button, help })),
    commands: commandsOfRole('admin').map((name) => guideCommand(name, 'admin', office.agency)),
    guides: GUIDES.map(({ name, title, about }) => ({ address: `/bantuan/${name}`, title, about })),
  };
}

export function helpRoutes(hotline: Hotline, views: Views, printPdf: PrintPdf): Pages {
  const pages = new Pages();
  pages.get('/bantuan', { for: ['signed-in', 'simulation'] }, (_request, response) => {
    response.send(views.page('bantuan', 'Bantuan', helpView(hotline)));
  });
  pages.add(guideRoutes(hotline, printPdf));
  return pages;
}
