#!/usr/bin/env node
// Nothing newer than a dynamic import, so that an old Node gets a sentence and no syntax error.
const { node } = process.versions;
const [major, minor] = node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`badge-verify needs Node.js 20.19 or newer; this is Node.js ${node}.`);
  console.error('hint: get a newer one from https://nodejs.org');
  process.exitCode = 2;
} else {
  import('../dist/cli.js').then(
    (cli) => cli.run(),
    (error) => {
      console.error(`badge-verify: the program itself could not be loaded: ${error.message}`);
      console.error('hint: in a copy of the source, run: npm install');
      process.exitCode = 70;
    },
  );
}
