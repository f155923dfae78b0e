/**
 * Text of a picture message (MMS), of which no line brings more than that somebody sent one; see
 * `IncomingSms.text`.
 */
export const PICTURE = '[MMS]';
