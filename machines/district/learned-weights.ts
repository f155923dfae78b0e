/** What was learnt from texts, as the district pack keeps it (`learned.txt`); the texts themselves are in no pack. */
export interface LearnedWeights {
  /** What it was learnt from, for people: sources and numbers of texts. */
  learntFrom: string[];
  /** Roots that words are led back to. */
  roots: ReadonlySet<string>;
  agencies: LinearModel;
  kinds: LinearModel;
  /** Danger to people, by `CATEGORY:AGENCY` of whoever helps first, and `CALM`; null where none was learnt. */
  dangers: LinearModel | null;
  fusion: Fusion;
}

/** One linear score per class. */
export interface LinearModel {
  classes: string[];
  /** By class. */
  bias: number[];
  features: FeatureTable;
}

/** What is asked of the features of a model; a map is one. */
export interface FeatureTable extends Iterable<[string, FeatureWeights]> {
  readonly size: number;
  has(feature: string): boolean;
  get(feature: string): FeatureWeights | undefined;
}

/** A feature's rarity, and its weights for the classes that it says something about. */
export interface FeatureWeights {
  idf: number;
  classes: Uint8Array;
  weights: Float32Array;
}

/** How learned scores and the points of the rules come together (fitted on texts that neither had seen). */
export interface Fusion {
  learned: number;
  rules: number;
  /** So many points of the rules count at most, however many words say the same; left out: all do. */
  mostPoints?: number;
  kindLearned: number;
  kindRules: number;
}
