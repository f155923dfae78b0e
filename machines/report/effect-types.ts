/** What reports ask for beside SMS and events: carried out by `effects.ts`. */

/** What its kind needs is to be counted for a report; told back as `report.figures` or `report.statistics`. */
export interface ComputeEffect {
  period: { from: number; to: number };
}

/** A report and its covering letter to be numbered, rendered and archived; told back as `report.filed`. */
export interface FileEffect {
  kind: 'laporan';
}

declare module '../messages/effects.ts' {
  interface Effects {
    compute: ComputeEffect;
    file: FileEffect;
  }
}
