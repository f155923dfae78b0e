/**
 * Errors in words, as a modem gives them that knows only `AT+CMEE=2`, and the numbers they stand for.
 * The words differ in case, punctuation and in "SIM" or "(U)SIM" between vendors.
 */

type Texts = Record<number, string>;

/** 3GPP TS 27.005 §3.2.5; below 128 TS 24.011 annex E-2, from 128 TS 23.040 §9.2.3.22. */
const CMS: Texts = {
  1: 'unassigned (unallocated) number',
  8: 'operator determined barring',
  10: 'call barred',
  17: 'network failure',
  21: 'short message transfer rejected',
  22: 'congestion or memory capacity exceeded',
  27: 'destination out of service',
  28: 'unidentified subscriber',
  29: 'facility rejected',
  30: 'unknown subscriber',
  38: 'network out of order',
  41: 'temporary failure',
  42: 'congestion',
  47: 'resources unavailable, unspecified',
  50: 'requested facility not subscribed',
  69: 'requested facility not implemented',
  81: 'invalid short message transfer reference value',
  95: 'invalid message, unspecified',
  96: 'invalid mandatory information',
  97: 'message type non-existent or not implemented',
  98: 'message not compatible with short message protocol state',
  99: 'information element non-existent or not implemented',
  111: 'protocol error, unspecified',
  127: 'interworking, unspecified',
  128: 'telematic interworking not supported',
  129: 'short message type 0 not supported',
  130: 'cannot replace short message',
  143: 'unspecified TP-PID error',
  144: 'data coding scheme (alphabet) not supported',
  145: 'message class not supported',
  159: 'unspecified TP-DCS error',
  160: 'command cannot be actioned',
  161: 'command unsupported',
  175: 'unspecified TP-command error',
  176: 'TPDU not supported',
  192: 'SC busy',
  193: 'no SC subscription',
  194: 'SC system failure',
  195: 'invalid SME address',
  196: 'destination SME barred',
  197: 'SM rejected-duplicate SM',
  198: 'TP-VPF not supported',
  199: 'TP-VP not supported',
  208: 'SIM SMS storage full',
  209: 'no SMS storage capability in SIM',
  210: 'error in MS',
  211: 'memory capacity exceeded',
  212: 'SIM application toolkit busy',
  213: 'SIM data download error',
  255: 'unspecified error cause',
  300: 'ME failure',
  301: 'SMS service of ME reserved',
  302: 'operation not allowed',
  303: 'operation not supported',
  304: 'invalid PDU mode parameter',
  305: 'invalid text mode parameter',
  310: 'SIM not inserted',
  311: 'SIM PIN required',
  312: 'PH-SIM PIN required',
  313: 'SIM failure',
  314: 'SIM busy',
  315: 'SIM wrong',
  316: 'SIM PUK required',
  317: 'SIM PIN2 required',
  318: 'SIM PUK2 required',
  320: 'memory failure',
  321: 'invalid memory index',
  322: 'memory full',
  330: 'SMSC address unknown',
  331: 'no network service',
  332: 'network timeout',
  340: 'no +CNMA acknowledgement expected',
  500: 'unknown error',
};

/** 3GPP TS 27.007 §9.2. */
const CME: Texts = {
  0: 'phone failure',
  1: 'no connection to phone',
  2: 'phone-adaptor link reserved',
  3: 'operation not allowed',
  4: 'operation not supported',
  5: 'PH-SIM PIN required',
  6: 'PH-FSIM PIN required',
  7: 'PH-FSIM PUK required',
  10: 'SIM not inserted',
  11: 'SIM PIN required',
  12: 'SIM PUK required',
  13: 'SIM failure',
  14: 'SIM busy',
  15: 'SIM wrong',
  16: 'incorrect password',
  17: 'SIM PIN2 required',
  18: 'SIM PUK2 required',
  20: 'memory full',
  21: 'invalid index',
  22: 'not found',
  23: 'memory failure',
  24: 'text string too long',
  25: 'invalid characters in text string',
  26: 'dial string too long',
  27: 'invalid characters in dial string',
  30: 'no network service',
  31: 'network timeout',
  32: 'network not allowed - emergency calls only',
  40: 'network personalization PIN required',
  41: 'network personalization PUK required',
  42: 'network subset personalization PIN required',
  43: 'network subset personalization PUK required',
  44: 'service provider personalization PIN required',
  45: 'service provider personalization PUK required',
  46: 'corporate personalization PIN required',
  47: 'corporate personalization PUK required',
  48: 'hidden key required',
  50: 'incorrect parameters',
  51: 'command implemented but currently disabled',
  52: 'command aborted by user',
  100: 'unknown',
};

/** Words that vendors use for the same. */
const ALIASES: Record<'cms' | 'cme', [string, number][]> = {
  cms: [
    ['unknown', 500],
    ['SMS storage full', 322],
    ['SIM storage full', 208],
    ['SMSC address unknown or not set', 330],
    ['invalid index', 321],
  ],
  cme: [
    ['unknown error', 100],
    ['network not allowed emergency calls only', 32],
    ['emergency calls only', 32],
    ['please wait', 515],
    ['SIM not ready', 14],
  ],
};

const NUMBERS = { cms: index('cms', CMS), cme: index('cme', CME) };

/** The number of an error in words; `undefined` when nobody documents it. */
export function errorNumber(kind: 'cms' | 'cme', words: string): number | undefined {
  return NUMBERS[kind].get(bare(words));
}

function index(kind: 'cms' | 'cme', texts: Texts): Map<string, number> {
  const numbers = new Map<string, number>(ALIASES[kind].map(([text, code]) => [bare(text), code]));
  for (const [code, text] of Object.entries(texts)) numbers.set(bare(text), Number(code));
  return numbers;
}

/** Letters and digits alone, small; British spelling counts as American. */
function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/\(u\)|\busim/g, (found) => (found === 'usim' ? 'sim' : ''))
    .replace(/isation\b/g, 'ization')
    .replace(/[^a-z0-9]+/g, '');
}
