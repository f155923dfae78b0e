import { overseerOf, type Rules } from '../../district/rules.ts';
import type { ComplaintContext, Reading } from './context.ts';
import type { ComplaintEvent } from './events.ts';

/**
 * A complaint whose words may ask for secrecy, or accuse somebody of the agency that would get it, though not for
 * certain. It is kept as secret, and its reporter is asked once; what he does not say, the admin decides. Pure.
 */

/** A flag of the reading: nobody knows until its writer was asked. */
const IN_DOUBT = 'maybeSecret';
/** The same, where he was asked before it was opened, and has not answered. */
const UNSAID = 'secrecyUnsaid';
/** The two choices of the question. */
const SECRET = 1;
const OPEN = 2;

type Asked = Pick<ComplaintContext, 'secrecySaid'> & { reading: Pick<Reading, 'flags'> };

/** Words that may ask for secrecy; danger to life waits for no answer. */
export function mayAskForSecrecy({ flags }: Pick<Reading, 'flags'>): boolean {
  return flags.includes(IN_DOUBT) && !flags.includes('emergency');
}

/** True as long as its reporter has not said whether it is to be secret. */
export function isInDoubt({ reading, secrecySaid }: Asked): boolean {
  return secrecySaid === undefined && mayAskForSecrecy(reading);
}

/** True when it was asked in vain: the admin decides. */
export function isUnsaid({ reading: { flags } }: Asked): boolean {
  return flags.includes(UNSAID);
}

/** As he says it now: a choice, or a plain plea or danger beside the question; null while he has said neither. */
export function saidNow(context: ComplaintContext, event: ComplaintEvent) {
  if (!isInDoubt(context)) return null;
  if (event.type === 'citizen.choose') {
    if (event.option === SECRET) return 'secret';
    return event.option === OPEN ? 'open' : null;
  }
  const flags = event.type === 'citizen.add' ? (event.reading?.flags ?? []) : [];
  // danger to life waits for no answer, and whom it may accuse does not read of it before one: it rings as a secret
  return flags.includes('secret') || flags.includes('emergency') ? 'secret' : null;
}

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

/** Guards of the question, by the names the statechart uses. @param mayRoute some agency may have it as a secret */
export function secrecyGuards(rules: Rules, mayRoute: (args: Args) => boolean) {
  const { policy } = rules.district;
  const saysSecret = ({ context, event }: Args) => saidNow(context, event) === 'secret';
  return {
    /** Its reporter is asked whether it is to be secret. */
    secrecyInDoubt: ({ context }: Args) => isInDoubt(context),
    /** He was asked in vain. */
    secrecyUnsaid: ({ context }: Args) => isUnsaid(context),
    saysSecret,
    saysOpen: ({ context, event }: Args) => saidNow(context, event) === 'open',
    /** Secret, and it may go on its way without the admin. */
    routesSecret: (args: Args) =>
      saysSecret(args) &&
      policy.autoForwardConfidence <= 1 &&
      !args.context.abusive &&
      mayRoute(args),
  };
}

/** What a complaint remembers once that is settled. */
export function settledSecrecy(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): Partial<ComplaintContext> {
  const said = saidNow(context, event);
  if (said === null) return {};
  const { reading, agency } = context;
  if (said === 'open') return { secrecySaid: said, secret: false, agency: reading.agency };
  const accused = reading.flags.includes('accusesOverseer');
  return { secrecySaid: said, secret: true, agency: agency ?? overseerOf(rules, accused) };
}
