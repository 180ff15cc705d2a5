/** Which commands are there, and what runs when one is called? */
import { Argument, Command, CommanderError, Option } from 'commander';
import { version } from '../version.js';
import { fitting } from './color.js';
import { type HelpPage, helpText } from './help.js';
import { columnsOf, type Io } from './io.js';
import { choice } from './option-values.js';
import { inspectOptions, type VerifyFlags, verifyOptions } from './options.js';
import { explainPage, inspectPage, schemaPage, verifyPage } from './pages.js';

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
    .action(async (input: string, flags: { readonly raw?: true; readonly check?: true; readonly ascii?: true }) => {
      const { inspectCommand } = await import('./commands/inspect.js');
      result(await inspectCommand(io, input, flags));
    });

  subcommand('explain', explainPage, [new Option('--json', 'for a machine')])
    .argument('[code]')
    .action(async (code: string | undefined, flags: { readonly json?: true }) => {
      const { explainCommand } = await import('./commands/explain.js');
      result(explainCommand(io, code, flags));
    });

  subcommand('schema', schemaPage, [])
    .addArgument(new Argument('<which>').argParser(choice('schema', ['report'])))
    .action(async () => {
      const { schemaCommand } = await import('./commands/schema.js');
      result(schemaCommand(io));
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
