export interface Patch {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
}

export interface BuildOptions {
  readonly check?: boolean;
  readonly update?: boolean;
  readonly directory?: string;
  readonly output?: string;
}

export declare const canonicalJson: (value: unknown) => string;
export declare const applyPatch: (document: object, patch: Patch) => object;
export declare const buildContexts: (
  options?: BuildOptions,
) => Promise<{ readonly urls: number; readonly documents: number }>;
