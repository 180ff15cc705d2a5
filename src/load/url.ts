/** Fetches a badge from an address that the user named (Open Badges 3.0 §5.2). */
import { finding } from '../model/finding.js';
import type { InputInfo } from '../model/report.js';
import { type Net, netFailureFinding } from '../net/port.js';
import { type Loaded, type Loader, loaded, maxInputBytes, problem } from './source.js';

const accept =
  'application/vc+ld+json, application/vc, application/ld+json, application/json, text/plain;q=0.9, image/png, image/svg+xml, */*;q=0.1';

const read = async (url: string, net: Net): Promise<Loaded> => {
  const info: InputInfo = { source: 'url', ref: url };
  const answer = await net.get({ url, purpose: 'input', accept, maxBytes: maxInputBytes, statedBy: 'user' });
  if (!answer.ok) return problem(info, netFailureFinding(answer.error, 'input'));
  const { status, body } = answer.value;
  if (status < 200 || status > 299) {
    return problem(info, finding('input.unreachable', { url, detail: `the server answered with status ${status}` }));
  }
  return loaded(info, body);
};

export const url: Loader = (source, { net }) => ('url' in source ? read(source.url, net) : undefined);
