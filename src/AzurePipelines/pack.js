'use strict';

// Lays out the extension and packs it:  node pack.js --module FOLDER [--out FOLDER] [--publisher NAME] [--stage-only]
//   --module     the packaged module CmPowerShell, which the task CmSetup brings with it; not needed with --stage-only
//   --out        where the .vsix and the folder it is packed from go; out/azure-pipelines of the sources by default
//   --stage-only lays out the folder for the tests and packs nothing
// A warning of the packer fails: it only warns of a task.json that no agent could use.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');

const SOURCES = __dirname;
const ROOT = path.join(SOURCES, '..', '..');
const TASKS = ['CmSetup', 'CmRun'];

function main() {
  const { values } = parseArgs({
    options: {
      module: { type: 'string' },
      out: { type: 'string', default: path.join(ROOT, 'out', 'azure-pipelines') },
      publisher: { type: 'string' },
      'stage-only': { type: 'boolean', default: false },
    },
  });
  const stage = path.join(values.out, 'extension');
  layOut(stage);
  if (values['stage-only']) {
    console.log(`Laid out in ${stage}`);
    return;
  }

  addModule(stage, values.module);
  pack(stage, values.out, values.publisher);
}

function layOut(stage) {
  fs.rmSync(stage, { recursive: true, force: true });
  fs.mkdirSync(stage, { recursive: true });
  for (const name of ['vss-extension.json', 'overview.md', 'images', 'tasks']) {
    fs.cpSync(path.join(SOURCES, name), path.join(stage, name), { recursive: true });
  }

  fs.copyFileSync(path.join(ROOT, 'LICENSE'), path.join(stage, 'LICENSE'));
  for (const task of TASKS.map((name) => path.join(stage, 'tasks', name))) {
    fs.cpSync(path.join(SOURCES, 'handler'), path.join(task, 'handler'), { recursive: true });
    installLibrary(task);
  }
}

// Each task is copied to the agent alone, so each has the library that it needs, and nothing that only building needs.
function installLibrary(task) {
  const { version, devDependencies } = JSON.parse(fs.readFileSync(path.join(SOURCES, 'package.json'), 'utf8'));
  const library = 'azure-pipelines-task-lib';
  fs.writeFileSync(path.join(task, 'package.json'), JSON.stringify({ private: true, version, dependencies: { [library]: devDependencies[library] } }));
  run('npm', ['install', '--omit=dev', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'], task);
}

function addModule(stage, module) {
  if (!module || !fs.existsSync(path.join(module, 'CmPowerShell.psd1'))) {
    throw new Error(`--module has to name the folder of the packaged module, with CmPowerShell.psd1; '${module ?? ''}' is none.`);
  }

  fs.cpSync(module, path.join(stage, 'tasks', 'CmSetup', 'CmPowerShell'), { recursive: true });
}

function pack(stage, out, publisher) {
  const tfx = path.join(path.dirname(require.resolve('tfx-cli/package.json')), '_build', 'tfx-cli.js');
  const names = publisher ? ['--publisher', publisher] : [];
  const text = run(process.execPath, [tfx, 'extension', 'create', '--root', stage, '--manifest-globs', 'vss-extension.json', '--output-path', out, '--no-color', ...names], stage);
  console.log(text.trim());
  if (/warning/i.test(text)) {
    throw new Error('The packer warned, see above.');
  }
}

function run(program, args, directory) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: directory, encoding: 'utf8', shell: process.platform === 'win32' && program === 'npm' });
  if (error || status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}\n${stdout ?? ''}${stderr ?? ''}`);
  }

  return stdout + stderr;
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
