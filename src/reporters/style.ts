/** Which colours are there? Words carry the meaning, colour repeats it. The one place that knows chalk. */
import { Chalk } from 'chalk';

export interface Style {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

export const styleFor = (color: boolean): Style => {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return { good: chalk.green, bad: chalk.red, unsure: chalk.yellow, dim: chalk.dim, strong: chalk.bold };
};
