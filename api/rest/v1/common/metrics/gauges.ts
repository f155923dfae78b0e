import { Gauge, type Registry } from 'prom-client';

/** Numbers of the moment, as Prometheus takes them. */

export type Labels = Record<string, string>;

/** Sets a gauge; one without a value is left out. Names are without the prefix of the hotline. */
export type SetGauge = (name: string, help: string, values: readonly [Labels, number][]) => void;

export function gaugesIn(registry: Registry): SetGauge {
  return (name, help, values) => {
    const labelNames = [...new Set(values.flatMap(([labels]) => Object.keys(labels)))];
    const gauge = new Gauge({ name: `hotline_${name}`, help, labelNames, registers: [registry] });
    // of what is not known it would say 0, which alerts take for empty, over or long ago
    if (values.length === 0) gauge.remove();
    for (const [labels, value] of values) gauge.set(labels, value);
  };
}

/** One number without labels; nothing where it is not known. */
export function known(value: number | null | undefined): [Labels, number][] {
  return value === null || value === undefined ? [] : [[{}, value]];
}
