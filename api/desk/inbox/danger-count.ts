import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { visibleCount } from '../../office/people/scope.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';

/** `/darurat`: how much danger is open, in the head of each of the admin's pages; it rings until somebody has taken it. */

/** More is said as so many. */
const MOST_COUNTED = 99;

export function dangerCountRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get('/darurat', ADMIN, async (request, response) => {
    const person = personAtDesk(identityOf(request));
    const count = (tag: string) =>
      visibleCount(hotline, person, { machine: COMPLAINT.name, tag }, MOST_COUNTED);
    const [open, ringing] = await Promise.all([count('openEmergency'), count('alarm')]);
    response.send(views.fragment('darurat', { open, ringing }));
  });
  return pages;
}
