'use strict';

// Lays out the extension and packs it:  node pack.js --module FOLDER [--program PLATFORM=FOLDER …] [--repository URL] [--out FOLDER] [--publisher NAME] [--stage-only]
//   --module     the packaged module CmPowerShell, which the task CmSetup contains; not needed with --stage-only
//   --program    a folder with the program cm for agents without PowerShell 7, and their platform as Node.js names it, such as win32-x64 or linux-x64
//   --repository the address of the sources, which the page of the extension shows with those for support and issues
//   --out        where the .vsix and the folder it is packed from go; out/azure-pipelines of the sources by default
//   --stage-only lays out the folder for the tests and packs nothing
// The extension and all tasks get the version of package.json, which must be that of the module. A warning of the packer fails: it only warns of a task.json that no agent could use.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');

const SOURCES = __dirname;
const ROOT = path.join(SOURCES, '..', '..');
const TASKS = fs.readdirSync(path.join(SOURCES, 'tasks')).sort();

function main() {
  const { values } = parseArgs({
    options: {
      module: { type: 'string' },
      out: { type: 'string', default: path.join(ROOT, 'out', 'azure-pipelines') },
      program: { type: 'string', multiple: true, default: [] },
      repository: { type: 'string' },
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
  values.program.forEach((program) => addProgram(stage, program));
  writeManifest(stage, values.repository);
  pack(stage, values.out, values.publisher);
}

function layOut(stage) {
  fs.rmSync(stage, { recursive: true, force: true });
  fs.mkdirSync(stage, { recursive: true });
  for (const name of ['vss-extension.json', 'overview.md', 'changelog.md', 'images', 'tasks']) {
    fs.cpSync(path.join(SOURCES, name), path.join(stage, name), { recursive: true });
  }

  fs.copyFileSync(path.join(ROOT, 'LICENSE'), path.join(stage, 'LICENSE'));
  for (const task of TASKS.map((name) => path.join(stage, 'tasks', name))) {
    fs.cpSync(path.join(SOURCES, 'handler'), path.join(task, 'handler'), { recursive: true });
    installLibrary(task);
    setVersion(path.join(task, 'task.json'), taskVersion());
  }

  setVersion(path.join(stage, 'vss-extension.json'), version());
}

function version() {
  return JSON.parse(fs.readFileSync(path.join(SOURCES, 'package.json'), 'utf8')).version;
}

function taskVersion() {
  const [Major, Minor, Patch] = version().split('.').map(Number);
  return { Major, Minor, Patch };
}

function setVersion(file, value) {
  const json = JSON.parse(fs.readFileSync(file, 'utf8'));
  fs.writeFileSync(file, JSON.stringify({ ...json, version: value }, null, 2));
}

// The addresses are known where the extension is published, and not in the sources.
function writeManifest(stage, repository) {
  if (!repository) {
    return;
  }

  const file = path.join(stage, 'vss-extension.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  const address = repository.replace(/\/+$/, '');
  fs.writeFileSync(file, JSON.stringify({
    ...manifest,
    repository: { type: 'git', uri: address },
    links: { support: { uri: `${address}/issues` }, issues: { uri: `${address}/issues` }, repository: { uri: address }, learn: { uri: `${address}/blob/main/docs/how-to/azure-pipelines.md` } },
  }, null, 2));
}

// Each task is copied to the agent alone, so each has the library that it needs, and nothing that only building needs.
function installLibrary(task) {
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(SOURCES, 'package.json'), 'utf8'));
  const library = 'azure-pipelines-task-lib';
  fs.writeFileSync(path.join(task, 'package.json'), JSON.stringify({ private: true, version: version(), dependencies: { [library]: devDependencies[library] } }));
  run('npm', ['install', '--omit=dev', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'], task);
}

function addModule(stage, module) {
  if (!module || !fs.existsSync(path.join(module, 'CmPowerShell.psd1'))) {
    throw new Error(`--module has to name the folder of the packaged module, with CmPowerShell.psd1, and not '${module ?? ''}'.`);
  }

  const [, moduleVersion] = /ModuleVersion\s*=\s*'([^']+)'/.exec(fs.readFileSync(path.join(module, 'CmPowerShell.psd1'), 'utf8'));
  if (moduleVersion !== version()) {
    throw new Error(`The module has the version ${moduleVersion}, and the extension ${version()}: set the version in package.json.`);
  }

  fs.cpSync(module, path.join(stage, 'tasks', 'CmSetup', 'CmPowerShell'), { recursive: true });
}

function addProgram(stage, text) {
  const [platform, folder] = text.split(/=(.*)/s);
  if (!/^(win32|linux|darwin)-(x64|arm64)$/.test(platform) || !folder || !fs.existsSync(folder)) {
    throw new Error(`--program has to be PLATFORM=FOLDER, such as win32-x64=out/win-x64, and not '${text}'.`);
  }

  fs.cpSync(folder, path.join(stage, 'tasks', 'CmSetup', 'cm', platform), { recursive: true });
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
