import type { Rules } from '../district/rules.ts';
import type { ProcessDesk } from '../people/process-desk.ts';
import { maySee, searchedFacts, sightOf } from './base/policy.ts';
import { complaintColumns } from './register.ts';

/** What the core of the desk asks of complaints; their pages are in `api/desk/complaints`. */
export function createComplaintDesk(rules: Rules): ProcessDesk {
  return {
    link: 'Aduan',
    home: '/aduan',
    sight: (person) => sightOf(rules, person),
    maySee: (person, searched) => maySee(rules, person, searchedFacts(searched)),
    readsAll: () => true,
    register: {
      title: 'Aduan',
      columns: (person, secrets) => complaintColumns({ rules, person, secrets }),
    },
  };
}
