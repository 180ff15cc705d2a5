/** Shows what is inside a badge; verifies nothing. */

import { isLinked, withParts } from '../../linked/credential.js';
import { load } from '../../load/index.js';
import type { Credential, Envelope } from '../../model/credential.js';
import { UsageError } from '../../model/errors.js';
import { effectOf, type Finding } from '../../model/finding.js';
import { exitCodes } from '../../model/summary.js';
import { worstEffect } from '../../model/verdict.js';
import { offlineNet } from '../../net/offline.js';
import { guardLines } from '../../reporters/escape.js';
import { showRef } from '../../reporters/text/screen.js';
import { envelopeIn } from '../../unbake/index.js';
import { readCredential } from '../../versions/index.js';
import { fitting } from '../color.js';
import { sourcesFor } from '../inputs.js';
import { columnsOf, type Io } from '../io.js';
import { openNetwork } from '../network.js';
import type { NetworkFlags } from '../network-options.js';
import { say } from '../say.js';
import { checkContent } from './check-content.js';
import { checkedLines, contentLines, findingLines, notVerified } from './inspect-text.js';
import { requestsOf } from './to-fetch.js';

export interface InspectFlags extends NetworkFlags {
  readonly raw?: true;
  readonly check?: true;
  readonly ascii?: true;
}

interface Opened {
  readonly ref: string;
  readonly envelope?: Envelope;
  readonly credential?: Credential;
  readonly findings: readonly Finding[];
}

const open = async (io: Io, input: string, flags: InspectFlags): Promise<Opened> => {
  const [source] = await sourcesFor([input], { stdin: io.stdin, asked: true });
  if (source === undefined) throw new UsageError('there is nothing to inspect');
  const typed = 'url' in source ? [source.url] : [];
  const network = await openNetwork(io, flags, typed);
  const loaded = await load(source, { net: network.net, allowHttp: network.allowHttp }).finally(async () =>
    say(io, await network.close()),
  );
  if (!loaded.ok) return { ref: loaded.error.info.ref, findings: loaded.error.findings };
  const { bytes, info, notes = [] } = loaded.value;
  const envelope = envelopeIn(bytes);
  if (!envelope.ok) return { ref: info.ref, findings: envelope.error };
  const read = readCredential(envelope.value);
  // Nothing that it names is fetched: it is shown as it was given.
  const credential =
    read.ok && isLinked(read.value) ? await withParts(read.value, {}, { net: offlineNet, allowHttp: false }) : read;
  return {
    ref: info.ref,
    envelope: envelope.value,
    findings: [...(credential.ok ? [] : [credential.error]), ...envelope.value.findings, ...notes],
    ...(credential.ok ? { credential: credential.value } : {}),
  };
};

/** Outside strings a JSON text holds nothing that a terminal could obey, so that what is escaped here means the same. */
const escapeJson = (text: string): string =>
  text.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

const writeRaw = (io: Io, envelope: Envelope): void => {
  const text = envelope.kind === 'jwt' ? envelope.token : envelope.text;
  // A file or another program gets the bytes themselves; a terminal would act on some of them.
  io.stdout.write(io.stdout.isTTY === true ? `${escapeJson(text)}\n` : Buffer.from(text, 'utf8'));
};

const exitCodeOf = (findings: readonly Finding[]): number => {
  const worst = worstEffect(findings.map(effectOf));
  if (worst === 'fail') return exitCodes.fail;
  return worst === 'indeterminate' ? exitCodes.indeterminate : exitCodes.pass;
};

const write = (io: Io, flags: InspectFlags, output: Io['stdout'], lines: readonly string[]): void => {
  const text = guardLines(lines.map((line) => `${line}\n`).join(''));
  output.write(fitting(text, io.env, output, flags.ascii === true));
};

export const inspectCommand = async (io: Io, input: string, flags: InspectFlags): Promise<number> => {
  if (flags.raw === true && flags.check === true) throw new UsageError('--raw and --check contradict each other');
  const { ref, envelope, credential, findings } = await open(io, input, flags);
  const columns = Math.min(Math.max(columnsOf(io.stdout), 60), 100);
  const heading = `${notVerified}  ${showRef(ref)}`;

  if (flags.check === true && credential !== undefined) {
    const checked = await checkContent(credential, io.clock());
    write(io, flags, io.stdout, [
      heading,
      ...checkedLines(columns, flags.ascii === true, checked, credential.envelope.container === 'bare'),
    ]);
    return exitCodeOf(checked.flatMap((check) => check.findings));
  }
  if (flags.raw === true && envelope !== undefined) {
    writeRaw(io, envelope);
    return exitCodes.pass;
  }
  const now = io.clock();
  const requests = credential === undefined ? [] : await requestsOf(credential, now);
  // With --raw, stdout is for the credential alone.
  write(io, flags, flags.raw === true ? io.stderr : io.stdout, [
    heading,
    ...(envelope === undefined ? [] : contentLines({ columns, now }, envelope, credential, requests)),
    ...findingLines(columns, findings),
  ]);
  return envelope === undefined || flags.check === true ? exitCodeOf(findings) : exitCodes.pass;
};
