/** What an import made of its input, for people and for programs. */
export interface ImportSummary {
  environments: EnvironmentSummary[];
  lines: {
    /** Of all environments, in plain block style. */
    in: number;
    /** Without the components below it. */
    base: number;
    components: number;
    overlays: number;
    /** Of all files that are written. */
    out: number;
  };
  /** Means that are used, in the order in which people would use them. */
  means: MeansCount[];
  /** Objects that stand in an overlay of their own. */
  unshared: UnsharedObject[];
}

export interface EnvironmentSummary {
  name: string;
  objects: number;
  /** Lines of its objects in plain block style. */
  linesIn: number;
  /** Lines of its overlay. */
  linesOut: number;
}

export interface MeansCount {
  means: string;
  uses: number;
}

export interface UnsharedObject {
  environment: string;
  /** `Deployment blog/wordpress` */
  object: string;
  file: string;
  reason: string;
}

/** A Secret whose values are kept out of what is written. */
export interface WithheldSecretSummary {
  environment: string;
  name: string;
  namespace: string | undefined;
  type: string;
  keys: string[];
  /** Whether its name ends in a hash of its values, as those that Kustomize generates do. */
  isNameHashed: boolean;
}

/** Something that a person should know or do, and where it belongs. */
export interface ImportNotice {
  subject: string;
  message: string;
  hint?: string;
}

/** Everything that `strata import` tells at its end. */
export interface ImportReport {
  app: string;
  /** The folder that was written to, as the user would name it. */
  folder: string;
  isDryRun: boolean;
  summary: ImportSummary;
  /** Paths, relative to the folder. */
  created: string[];
  updated: string[];
  deleted: string[];
  unchanged: number;
  skipped: { environment: string; file: string; reason: string }[];
  withheldSecrets: WithheldSecretSummary[];
  notices: ImportNotice[];
  /** Commands to run next, in this order. */
  next: string[];
  engine: { command: string; version: string };
}
