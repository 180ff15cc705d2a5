/** Which instant does a date in an HTTP header name? The one form that servers still send (RFC 9110 §5.6.7, IMF-fixdate). */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const shape = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/** Milliseconds since the epoch; undefined for a missing date, and for whatever is no real one. */
export const parseHttpDate = (text: string | undefined): number | undefined => {
  const [, day, name = '', year, hour, minute, second] = shape.exec(text ?? '') ?? [];
  const month = months.indexOf(name);
  if (day === undefined || month === -1) return undefined;
  const fields = [Number(year), month, Number(day), Number(hour), Number(minute), Number(second)] as const;
  const utc = new Date(0);
  utc.setUTCFullYear(fields[0], fields[1], fields[2]);
  utc.setUTCHours(fields[3], fields[4], fields[5]);
  // Date carries 31 April over to 1 May: what does not come out as it went in was no date.
  const real =
    utc.getUTCMonth() === month &&
    utc.getUTCDate() === fields[2] &&
    utc.getUTCHours() === fields[3] &&
    utc.getUTCMinutes() === fields[4] &&
    utc.getUTCSeconds() === fields[5];
  return real ? utc.getTime() : undefined;
};
