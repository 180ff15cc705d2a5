/**
 * Does a document match a foreign JSON Schema? Answered in a worker of its own, which has a deadline and little memory:
 * a schema can hold patterns and references that would keep the program busy for ever.
 */
import { Worker } from 'node:worker_threads';
import { isObject, type JsonObject, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import type { Draft, Mismatch, SandboxRequest } from './sandbox-code.js';

export interface SandboxLimits {
  /** Milliseconds, from the moment at which the worker runs. */
  readonly time: number;
  /** Megabytes of heap. */
  readonly memory: number;
}

export const sandboxLimits: SandboxLimits = { time: 2000, memory: 128 };

/** A realm without anything of Node: code that a schema might smuggle into what ajv generates finds nothing to call. */
const bootstrap = `
const { parentPort, workerData } = require('node:worker_threads');
const { createContext, runInContext } = require('node:vm');
const context = createContext(Object.create(null), { codeGeneration: { strings: true, wasm: false } });
runInContext(workerData.code, context);
parentPort.postMessage(String(runInContext('sandbox.answer', context)(workerData.request)));
`;

const problems = {
  schema: 'what its address serves cannot be read as a JSON Schema',
  document: 'its rules go round in circles, or are too deep',
  time: 'to check it took too long',
  memory: 'to check it took too much memory',
  crash: 'the check of it broke off',
} as const;
type Problem = keyof typeof problems;

const maxAnswer = 10_000;
const maxPointer = 1000;

const mismatchIn = (value: JsonObject): Mismatch | undefined => {
  const [pointer, keyword] = [stringMember(value, 'pointer'), stringMember(value, 'keyword')];
  if (pointer === undefined || keyword === undefined || pointer.length > maxPointer) return undefined;
  const [rule, missing, extra] = ['rule', 'missing', 'extra'].map((name) => stringMember(value, name));
  return {
    pointer,
    keyword,
    ...(rule === undefined ? {} : { rule }),
    ...(missing === undefined ? {} : { missing }),
    ...(extra === undefined ? {} : { extra }),
  };
};

/** What the worker says is read like anything from outside: a schema might have got hold of it. */
const readAnswer = (text: unknown): Result<Mismatch | undefined, Problem> => {
  if (typeof text !== 'string' || text.length > maxAnswer) return err('crash');
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return err('crash');
  }
  if (!isObject(said)) return err('crash');
  if (member(said, 'kind') === 'match') return ok(undefined);
  const broken = member(said, 'mismatch');
  const mismatch = isObject(broken) ? mismatchIn(broken) : undefined;
  if (mismatch !== undefined) return ok(mismatch);
  return err(member(said, 'with') === 'document' ? 'document' : 'schema');
};

const answerOf = async (
  code: string,
  request: string,
  limits: SandboxLimits,
): Promise<Result<Mismatch | undefined, Problem>> => {
  const worker = new Worker(bootstrap, {
    eval: true,
    workerData: { code, request },
    // Neither the options nor the environment of the program have a meaning there, and nothing is printed from it.
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      // To start the worker takes long on a busy machine, which is not the schema's fault.
      worker.once('online', () => {
        timer = setTimeout(() => resolve(err('time')), limits.time);
      });
      worker.once('message', (text: unknown) => resolve(readAnswer(text)));
      worker.once('error', (error: NodeJS.ErrnoException) =>
        resolve(err(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash')),
      );
      worker.once('exit', () => resolve(err('crash')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};

/**
 * The first rule of the schema that the document breaks; undefined when it matches. The error says why nobody knows,
 * as the end of a sentence. Each call has a worker, and a schema an id space, of its own: no call changes another.
 */
export const matchInSandbox = async (
  draft: Draft,
  schema: JsonObject,
  document: JsonObject,
  limits: SandboxLimits = sandboxLimits,
): Promise<Result<Mismatch | undefined, string>> => {
  const { sandboxCode } = await import('./generated/sandbox.js');
  const request: SandboxRequest = { draft, schema, document };
  const answer = await answerOf(sandboxCode, JSON.stringify(request), limits);
  return answer.ok ? answer : err(problems[answer.error]);
};
