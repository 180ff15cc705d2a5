declare module 'jsonld' {
  interface RemoteDocument {
    readonly contextUrl: null;
    readonly documentUrl: string;
    readonly document: unknown;
  }
  interface JsonLdEvent {
    readonly code: string;
    readonly level: string;
    readonly details?: Record<string, unknown>;
  }
  interface Options {
    readonly base?: string | null;
    readonly safe?: boolean;
    readonly documentLoader: (url: string) => Promise<RemoteDocument>;
    readonly eventHandler?: (event: { readonly event: JsonLdEvent; readonly next: () => void }) => void;
  }
  const jsonld: {
    toRDF(document: object, options: Options): Promise<readonly import('rdf-canonize').Quad[]>;
    expand(document: object, options: Options): Promise<unknown[]>;
  };
  export default jsonld;
}

declare module 'rdf-canonize' {
  interface Term {
    readonly termType: string;
    readonly value: string;
  }
  export interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
    readonly graph: Term;
  }
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0';
    readonly messageDigestAlgorithm?: 'sha256' | 'sha384';
    readonly maxDeepIterations?: number;
    readonly inputFormat?: 'application/n-quads';
  }
  const canonize: {
    canonize(dataset: readonly Quad[] | string, options: CanonizeOptions): Promise<string>;
    NQuads: { parse(text: string): readonly Quad[]; serialize(dataset: readonly Quad[]): string };
  };
  export default canonize;
}
