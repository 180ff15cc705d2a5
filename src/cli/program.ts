/** Which commands are there, and what runs when one is called? */
import { Argument, Command, CommanderError, Option } from 'commander';
import { UsageError } from '../model/errors.js';
import { version } from '../version.js';
import { type CacheAction, cacheActions } from './cache-directory.js';
import { fitting } from './color.js';
import type { InspectFlags } from './commands/inspect.js';
import type { TrustFlags } from './commands/trust.js';
import { type HelpPage, helpText } from './help.js';
import { columnsOf, type Io } from './io.js';
import { choice } from './option-values.js';
import { inspectOptions, trustOptions, type VerifyFlags, verifyOptions } from './options.js';
import { cachePage, explainPage, inspectPage, schemaPage, trustPage, verifyPage } from './pages.js';
import { say } from './say.js';
import { type SchemaName, schemaNames } from './schema-names.js';

/** Ends the parsing: everything that was asked for stands on the screen already. */
const done = (): never => {
  throw new CommanderError(0, 'shown', '');
};

const addGeneral = (command: Command, io: Io, show: (full: boolean) => string): Command => {
  const write = (text: () => string) => (): void => {
    io.stdout.write(fitting(text(), io.env, io.stdout));
    done();
  };
  return command
    .helpOption(false)
    .addOption(new Option('-h', 'short help').helpGroup('General'))
    .addOption(new Option('--help', 'this help').helpGroup('General'))
    .addOption(new Option('-V, --version', 'the version').helpGroup('General'))
    .on(
      'option:h',
      write(() => show(false)),
    )
    .on(
      'option:help',
      write(() => show(true)),
    )
    .on(
      'option:version',
      write(() => `${version}\n`),
    );
};

/** Parses the arguments and runs the command that they name; gives its exit code. */
export const runProgram = async (io: Io): Promise<number> => {
  let exitCode = 0;
  const columns = columnsOf(io.stdout);
  const result = (code: number): void => {
    exitCode = code;
  };

  const program = new Command('badge-verify');
  const subcommand = (name: string, page: HelpPage, options: readonly Option[], isDefault = false): Command => {
    const command = program.command(name, { isDefault });
    for (const option of options) command.addOption(option);
    return addGeneral(command, io, (full) => helpText(command, page, { full, columns }));
  };

  const verify = subcommand('verify', verifyPage, verifyOptions(), true)
    .argument('[input...]')
    .action(async (inputs: readonly string[], flags: VerifyFlags) => {
      if (inputs.length === 0 || (inputs.includes('-') && io.stdin.isTTY === true)) {
        io.stderr.write(fitting(helpText(verify, verifyPage, { full: false, columns }), io.env, io.stderr));
        result(2);
        return;
      }
      const { verifyCommand } = await import('./commands/verify.js');
      result(await verifyCommand(io, inputs, flags, { asked: io.argv[0] === 'verify' }));
    });

  subcommand('inspect', inspectPage, inspectOptions())
    .argument('<input>')
    .action(async (input: string, flags: InspectFlags) => {
      const { inspectCommand } = await import('./commands/inspect.js');
      result(await inspectCommand(io, input, flags));
    });

  subcommand('explain', explainPage, [new Option('--json', 'for a machine')])
    .argument('[code]')
    .action(async (code: string | undefined, flags: { readonly json?: true }) => {
      const { explainCommand } = await import('./commands/explain.js');
      result(explainCommand(io, code, flags));
    });

  subcommand('cache', cachePage, [new Option('--cache-dir <folder>', 'the folder, where it is another than usual')])
    .addArgument(new Argument('<what>').argParser(choice('cache', cacheActions)))
    .action(async (what: CacheAction, flags: { readonly cacheDir?: string }) => {
      const { cacheCommand } = await import('./commands/cache.js');
      result(await cacheCommand(io, what, flags));
    });

  subcommand('trust', trustPage, trustOptions())
    .addArgument(new Argument('<action>').argParser(choice('trust', ['check'])))
    .argument('[id]')
    .action(async (_: string, id: string | undefined, flags: TrustFlags) => {
      if (id === undefined) throw new UsageError('trust check needs the id of an issuer');
      const { openNetwork } = await import('./network.js');
      const { trustCommand } = await import('./commands/trust.js');
      const typed = (flags.trust ?? []).filter((source) => /^https?:\/\//i.test(source));
      const network = await openNetwork(io, flags, typed);
      result(await trustCommand(io, id, flags, network.net).finally(async () => say(io, await network.close())));
    });

  subcommand('schema', schemaPage, [])
    .addArgument(new Argument('<which>').argParser(choice('schema', schemaNames)))
    .action(async (which: SchemaName) => {
      const { schemaCommand } = await import('./commands/schema.js');
      result(schemaCommand(io, which));
    });

  addGeneral(program, io, (full) => helpText(verify, verifyPage, { full, columns }))
    .helpCommand(false)
    .enablePositionalOptions()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().allowExcessArguments(false).copyInheritedSettings(program);
  }
  await program.parseAsync([...io.argv], { from: 'user' });
  return exitCode;
};
