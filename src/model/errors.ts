/** The only things this program throws: the user asked for something impossible, or we have a bug. */

/** A wrong flag, value or path; becomes one line and a hint on stderr, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** A state that our own code rules out; never caused by an input alone. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}
