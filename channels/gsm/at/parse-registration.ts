/** Access technologies of `+CREG` (3GPP TS 27.007 §7.2, `<AcT>`). */
const TECHNOLOGIES: Record<number, string> = {
  0: 'GSM',
  1: 'GSM compact',
  2: 'UTRAN',
  3: 'EDGE',
  4: 'HSDPA',
  5: 'HSUPA',
  6: 'HSPA',
  7: 'LTE',
  8: 'EC-GSM-IoT',
  9: 'NB-IoT',
  10: 'LTE 5GCN',
  11: '5GNR',
  12: 'NG-RAN',
};

/** What `+CREG`, `+CGREG`, `+CEREG` and `+C5GREG` say. */
export interface Registration {
  /** 3GPP TS 27.007 `<stat>`: 1 home, 5 roaming, 6 and 7 SMS only; 0, 2, 3, 4 not registered. */
  status: number;
  /** Location area (or tracking area) and cell, 0 where not given. */
  area: number;
  cell: number;
  technology: string | undefined;
}

/** Says whether SMS can be sent with this `<stat>` (home, roaming, SMS only, CSFB not preferred). */
export function isRegistered(status: number): boolean {
  return [1, 5, 6, 7, 9, 10].includes(status);
}

/**
 * Reads a registration line in all forms seen: quoted or bare hexadecimal, blanks, an unbalanced
 * quote, extra fields, leading zeros.
 * @param solicited the line answers `AT+CREG?`, so `<n>` comes first; some modems put `<n>` in
 * front even when nobody asked, which is recognised by a second field of one or two digits
 * @returns `undefined` when the line is no registration line
 */
export function registrationOf(line: string, solicited: boolean): Registration | undefined {
  const match = /^\+(C(?:G|E|5G)?REG) ?:(.*)$/i.exec(line);
  if (!match) return undefined;
  const raw = (match[2] ?? '').split(',').map((field) => field.trim());
  const hasMode = raw.length > 1 && (solicited || /^\d{1,2}$/.test(raw[1] ?? ''));
  const fields = hasMode ? raw.slice(1) : raw;
  if (!/^\d+$/.test(fields[0] ?? '')) return undefined;
  const places = fields.slice(1).map((field) => field.replace(/"/g, ''));
  const lte = match[1]?.toUpperCase() === 'CEREG';
  return { status: Number(fields[0]), ...located(lte, places) };
}

/**
 * `+CEREG` with a routing area puts it between area and cell; the others put it last, and a later
 * `+CEREG` (27.007 release 13) puts causes and timers after the technology.
 */
function located(lte: boolean, places: string[]): Omit<Registration, 'status'> {
  const withRoutingArea = lte && places.length > 3 && !/^(?:\d{1,2})?$/.test(places[2] ?? '');
  const [area, cell, technology] = withRoutingArea ? [places[0], places[2], places[3]] : places;
  return {
    area: hexadecimal(area),
    cell: hexadecimal(cell),
    technology: /^\d+$/.test(technology ?? '') ? TECHNOLOGIES[Number(technology)] : undefined,
  };
}

function hexadecimal(text: string | undefined): number {
  return text !== undefined && /^[0-9a-f]+$/i.test(text) ? Number.parseInt(text, 16) : 0;
}
