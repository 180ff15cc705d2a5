/** May a request begin now? So many at once in all, and so many at one host; who comes first goes first. */

/** Gives the slot back; a second call does nothing. */
export type Release = () => void;

export interface Slots {
  /** Resolves once there is room for one more request to this host. */
  take(host: string): Promise<Release>;
}

export const hostSlots = (total: number, perHost: number): Slots => {
  let taken = 0;
  const takenAt = new Map<string, number>();
  const waiting: { readonly host: string; readonly grant: (release: Release) => void }[] = [];

  const hasRoom = (host: string): boolean => taken < total && (takenAt.get(host) ?? 0) < perHost;

  const release = (host: string): void => {
    taken -= 1;
    const left = (takenAt.get(host) ?? 1) - 1;
    // A long run names many hosts: those without requests are forgotten.
    if (left === 0) takenAt.delete(host);
    else takenAt.set(host, left);
    for (let next = waiting.findIndex((one) => hasRoom(one.host)); next !== -1; ) {
      for (const one of waiting.splice(next, 1)) one.grant(occupy(one.host));
      next = waiting.findIndex((one) => hasRoom(one.host));
    }
  };

  const occupy = (host: string): Release => {
    taken += 1;
    takenAt.set(host, (takenAt.get(host) ?? 0) + 1);
    let held = true;
    return () => {
      if (held) release(host);
      held = false;
    };
  };

  return {
    take: (host) =>
      hasRoom(host) ? Promise.resolve(occupy(host)) : new Promise((resolve) => waiting.push({ host, grant: resolve })),
  };
};
