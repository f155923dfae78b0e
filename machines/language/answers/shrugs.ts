import { createAnswer } from './answers.ts';

/** Who is asked which of several it is and does not care, or goes along: "terserah", "bodo amat", "nggih", "semau bapak aja". Pure. */

const hear = createAnswer({
  offers: true,
  leftToUs: 'yes',
  yes: 'bodo_amat bodoamat bodo amat bodok karep masa_bodo masa_bodoh masabodo pokoknya semau_bapak semau_situ semaunya sembarang embuh mboh teuing kumaha_bae sabodo gatau gataw gtau',
  beside: 'saya sy lah bapak',
});

/** @param text the whole message */
export const saysNotWhich = (text: string): boolean => hear(text) === 'yes';
