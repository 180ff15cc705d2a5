/** Which hosts may a badge not make the program talk to? Private, reserved and special ones (IANA special-purpose registries, RFC 6890). */
import { isIP } from 'node:net';

/** https://www.iana.org/assignments/iana-ipv4-special-registry, with multicast and the reserved class E. */
const reserved4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Everything in use on the public internet (RFC 4291 §2.4); what embeds an IPv4 address by prefix, NAT64 for one, lies outside. */
const global6 = '2000::/3';

/** https://www.iana.org/assignments/iana-ipv6-special-registry, as far as it lies within `global6`. */
const reserved6 = [
  // Protocol assignments: Teredo (2001::/32), benchmarking, ORCHID (2001:10::/28, 2001:20::/28).
  '2001::/23',
  '2001:db8::/32',
  // 6to4 carries an IPv4 address of anyone's choice.
  '2002::/16',
  '3fff::/20',
];

interface Block {
  readonly prefix: bigint;
  readonly shift: bigint;
}

const bits4 = (address: string): bigint =>
  address.split('.').reduce((value, octet) => (value << 8n) | BigInt(Number(octet)), 0n);

const groupsOf = (text: string): readonly bigint[] =>
  text === ''
    ? []
    : text.split(':').flatMap((group) => {
        if (!group.includes('.')) return [BigInt(`0x${group}`)];
        const value = bits4(group);
        return [value >> 16n, value & 0xffffn];
      });

const bits6 = (address: string): bigint => {
  const [front = '', back] = address.split('::');
  const [before, after] = [groupsOf(front), groupsOf(back ?? '')];
  const zeros = Array<bigint>(back === undefined ? 0 : 8 - before.length - after.length).fill(0n);
  return [...before, ...zeros, ...after].reduce((value, group) => (value << 16n) | group, 0n);
};

const block =
  (bitsOf: (address: string) => bigint, width: number) =>
  (text: string): Block => {
    const [address = '', length] = text.split('/');
    const shift = BigInt(width - Number(length));
    return { prefix: bitsOf(address) >> shift, shift };
  };

const holds =
  (value: bigint) =>
  ({ prefix, shift }: Block): boolean =>
    value >> shift === prefix;

const blocks4 = reserved4.map(block(bits4, 32));
const blocks6 = reserved6.map(block(bits6, 128));
const globalBlock = block(bits6, 128)(global6);

/**
 * Whether an IP address, as the system's resolver writes it, is no public one. What is not an IP address counts as
 * private, and so does an address with a zone (`fe80::1%eth0`), which only means something on this machine.
 */
export const isPrivateAddress = (address: string): boolean => {
  if (address.includes('%')) return true;
  switch (isIP(address)) {
    case 4:
      return blocks4.some(holds(bits4(address)));
    case 6: {
      const value = bits6(address);
      return !holds(value)(globalBlock) || blocks6.some(holds(value));
    }
    default:
      return true;
  }
};

/** Where a proxy looks up names, no address shows what is behind the ones that companies and routers made up (RFC 6762 appendix G). */
const privateSuffixes = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'home.arpa',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
];

/** Whether a name can only be one of this machine or of a network around it (RFC 6761, 6762, 8375; ICANN: .internal). */
export const isPrivateName = (name: string): boolean => {
  const labels = name.split('.');
  return (
    labels.length < 2 ||
    labels.includes('') ||
    privateSuffixes.some((suffix) => name === suffix || name.endsWith(`.${suffix}`))
  );
};

/**
 * The host of an address that `new URL` has read, as hosts are compared: it has turned every spelling of an IPv4 address
 * into four numbers, and the name into lower case; brackets and one final dot are taken off here.
 */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/** Whether a host, as `hostOf` gives it, is a private one by its text alone; of a public name the addresses count as well. */
export const isPrivateHost = (host: string): boolean =>
  isIP(host) === 0 ? isPrivateName(host) : isPrivateAddress(host);
