import { Router } from 'express';
import { type ChartState, chartOf, statesBelow } from '../../../machines/chart.ts';
import { activeProfile } from '../../../machines/rules.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { complaintMachine } from '../../office/complaints/status.ts';
import { FLOW_STATES, REGIONS } from '../../office/words/words.ts';
import type { View, Views } from '../../pages/views.ts';
import { commandsOfRole, guideCommand } from '../../print/guides/command-words.ts';
import type { PrintPdf } from '../../print/print.ts';
import { formsOf } from '../complaints/act-forms.ts';
import { GUIDES, guideRoutes } from './guides.ts';
import { DEADLINE_HELP, STATE_HELP } from './state-words.ts';

/** `/bantuan`: what the admin needs to know, by task; states and buttons are read from the machine and the page. */

/** Simple and compound states of the main region that people meet, the inner ones after their outer one. */
function flowStates(root: ChartState): ChartState[] {
  const flow = root.children.find(({ key }) => key === 'flow');
  return (flow?.children ?? [])
    .flatMap((state) => [state, ...state.children])
    .filter(({ kind }) => kind !== 'history');
}

function statesView(hotline: Hotline): View[] {
  const { sla } = hotline.rules.district;
  return flowStates(chartOf(complaintMachine(hotline)).root).map(({ path, status, sop }) => {
    const name = path.replace(/^flow\./, '');
    return {
      name: FLOW_STATES[name] ?? null,
      inner: name.includes('.'),
      status,
      sop,
      help: STATE_HELP[name]?.(sla) ?? '',
    };
  });
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
  const deadlines = Object.entries(REGIONS.deadline?.states ?? {});
  return {
    simulated: simulation !== null,
    office,
    profile,
    unit: profile.unit === 'workingDay' ? 'hari kerja' : 'hari',
    sla,
    states: statesView(hotline),
    reportStates: reportStates(hotline),
    deadlines: deadlines.map(([path, word]) => ({ word, help: DEADLINE_HELP[path]?.(sla) ?? '' })),
    actions: formsOf('admin').map(({ desk: { label, button, help } }) => ({ label, button, help })),
    commands: commandsOfRole('admin').map((name) => guideCommand(name, 'admin', office.agency)),
    guides: GUIDES.map(({ name, title, about }) => ({ address: `/bantuan/${name}`, title, about })),
  };
}

export function helpRoutes(hotline: Hotline, views: Views, printPdf: PrintPdf): Router {
  const router = Router();
  router.get('/bantuan', (_request, response) => {
    response.send(views.page('bantuan', 'Bantuan', helpView(hotline)));
  });
  router.use(guideRoutes(hotline, printPdf));
  return router;
}
