'use strict';

const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { fill, holds } = require('./runner-expression');
const { readCommands } = require('./runner-reader');
const { parseYaml } = require('./template');

const SOURCES = path.join(__dirname, '..', '..', '..', '..');
const OURS = /^(?:\.|OWNER\/CmPowerShell)\/(actions\/\w+)(?:@(.+))?$/;
const LIMIT_OF_SUMMARY = 1024 * 1024;

/**
 * Runs the steps of a job one by one, as the runner of GitHub does: each is a process in a clean environment, commands in its output and the files of GITHUB_ENV, GITHUB_OUTPUT and GITHUB_PATH change
 * what the next ones get, and steps of our composite actions are run from the action's own file. Actions of others are passed over.
 */
class RunnerJob {
  constructor(test, pwsh, { needs = {}, matrix = {}, secrets = {}, path: front = [] } = {}) {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cm-runner-'));
    test.after(() => fs.rmSync(this.folder, { recursive: true, force: true }));
    this.pwsh = pwsh;
    this.variables = {};
    this.front = [...front];
    this.masks = Object.values(secrets);
    this.problems = [];
    this.summaries = [];
    this.passedOver = [];
    const workspace = path.join(this.folder, 'work');
    ['work', 'temp', 'files'].forEach((name) => fs.mkdirSync(path.join(this.folder, name)));
    this.contexts = {
      github: { workspace, token: 'ghs_token_of_the_job', repository: 'OWNER/measurements' },
      runner: { os: { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[process.platform], temp: path.join(this.folder, 'temp') },
      needs, matrix, secrets, steps: {}, status: 'success', env: {},
    };
  }

  /** Runs a step of a workflow; one whose condition does not hold gives null. */
  run(step) {
    if (!holds(step.if, this.contexts)) {
      return null;
    }

    const ended = step.uses ? this.#use(step) : this.#script(step, this.contexts, step.env);
    if (step.id) {
      this.contexts.steps[step.id] = { outputs: ended.outputs, outcome: ended.code === 0 ? 'success' : 'failure' };
    }

    this.contexts.status = ended.code !== 0 && !step['continue-on-error'] ? 'failure' : this.contexts.status;
    return { ...ended, shown: this.#masked(ended.output) };
  }

  /** Starts the one script of one of our actions and waits until its output says that it works. */
  async start(step, ready) {
    const { steps, contexts } = this.#inside(step);
    const script = this.#prepare(steps[0], contexts, step.env);
    const running = spawn(this.pwsh, script.words, script.options);
    running.transcript = '';
    await new Promise((resolve, reject) => {
      running.on('close', () => reject(new Error(running.transcript)));
      ['stdout', 'stderr'].forEach((name) => running[name].on('data', (text) => ready.test(running.transcript += text) && resolve()));
    });
    running.ended = new Promise((resolve) => running.on('close', (code) => resolve({ ...this.#take(script), code })));
    return running;
  }

  #use(step) {
    if (!OURS.test(step.uses)) {
      this.passedOver.push({ uses: step.uses, with: Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, fill(String(value), this.contexts)])) });
      return { code: 0, output: '', outputs: {} };
    }

    const { action, steps, contexts } = this.#inside(step);
    const ended = { code: 0, output: '' };
    for (const inner of steps.filter((other) => holds(other.if, contexts))) {
      const part = inner.uses ? this.#use({ ...inner, with: mapped(inner.with, contexts) }) : this.#script(inner, contexts, step.env);
      contexts.steps[inner.id] = { outputs: part.outputs };
      contexts.status = part.code === 0 ? contexts.status : 'failure';
      Object.assign(ended, { code: ended.code || part.code, output: ended.output + part.output });
    }

    return { ...ended, outputs: Object.fromEntries(Object.entries(action.outputs ?? {}).map(([name, { value }]) => [name, fill(value, contexts)])) };
  }

  #inside(step) {
    const [, folder, ref = ''] = OURS.exec(step.uses);
    const action = parseYaml(fs.readFileSync(path.join(SOURCES, folder, 'action.yml'), 'utf8'));
    const github = { ...this.contexts.github, action_path: path.join(SOURCES, folder), action_ref: ref, action_repository: 'OWNER/CmPowerShell' };
    const given = mapped(step.with, this.contexts);
    const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual = '' }]) => [name, given[name] ?? fill(String(usual), { github })]));
    return { action, steps: action.runs.steps, contexts: { ...this.contexts, github, inputs, steps: {}, status: 'success' } };
  }

  #script(step, contexts, outer) {
    const script = this.#prepare(step, contexts, outer);
    const { status, stdout, stderr } = spawnSync(this.pwsh, script.words, { ...script.options, encoding: 'utf8' });
    return { ...this.#take(script, stdout + stderr), code: status };
  }

  // As the runner does it: from a file, with a preference in front and the exit code behind. The text of a step is filled before it becomes a script.
  #prepare(step, contexts, outer) {
    const file = path.join(this.folder, 'temp', `step-${this.summaries.length}.ps1`);
    fs.writeFileSync(file, `$ErrorActionPreference = 'stop'\n${fill(step.run, contexts)}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }\n`);
    const files = Object.fromEntries(['ENV', 'OUTPUT', 'PATH', 'STEP_SUMMARY', 'STATE'].map((name) => [`GITHUB_${name}`, path.join(this.folder, 'files', `${name}-${this.summaries.length}`)]));
    Object.values(files).forEach((name) => fs.writeFileSync(name, ''));
    const { PATH, HOME } = process.env;
    const env = {
      PATH: [...this.front, PATH].join(path.delimiter), HOME, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: contexts.github.workspace, GITHUB_REPOSITORY: contexts.github.repository,
      RUNNER_TEMP: contexts.runner.temp, RUNNER_OS: contexts.runner.os, ...files, ...this.variables, ...mapped(outer, this.contexts), ...mapped(step.env, contexts),
    };
    const place = step['working-directory'] ? fill(step['working-directory'], contexts) : contexts.github.workspace;
    return { files, words: ['-command', `. '${file}'`], options: { cwd: place, env } };
  }

  #take({ files }, output = '') {
    readCommands(output).filter(({ name }) => name === 'add-mask').forEach(({ message }) => this.masks.push(message));
    const read = (name) => fs.readFileSync(files[`GITHUB_${name}`], 'utf8');
    for (const [name, value] of pairsOf(read('ENV'))) {
      if (/^NODE_OPTIONS$/i.test(name)) {
        this.problems.push(`Can't store ${name}`);
      } else {
        this.variables[name] = value;
      }
    }

    this.front.unshift(...read('PATH').split('\n').filter(Boolean).reverse());
    const summary = read('STEP_SUMMARY');
    this.summaries.push(summary);
    if (Buffer.byteLength(summary) > LIMIT_OF_SUMMARY) {
      this.problems.push('The summary is too large');
    }

    return { output, outputs: Object.fromEntries(pairsOf(read('OUTPUT'))) };
  }

  #masked(text) {
    const lines = this.masks.flatMap((mask) => [mask, ...mask.split(/\r?\n/)]).filter((mask) => mask.trim());
    return lines.reduce((left, mask) => left.replaceAll(mask, '***'), text.replaceAll(/^::add-mask::.*$/gm, ''));
  }
}

function mapped(values, contexts) {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, fill(String(value), contexts)]));
}

// NAME=VALUE, or NAME<<MARK, lines, MARK.
function pairsOf(text) {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const pairs = [];
  while (lines.length > 0) {
    const line = lines.shift();
    const [equals, mark] = [line.indexOf('='), line.indexOf('<<')];
    if (mark >= 0 && (equals < 0 || mark < equals)) {
      const end = lines.indexOf(line.slice(mark + 2));
      if (end < 0) {
        throw new Error(`The end of '${line}' is missing`);
      }

      pairs.push([line.slice(0, mark), lines.splice(0, end + 1).slice(0, -1).join('\n')]);
    } else if (equals >= 0) {
      pairs.push([line.slice(0, equals), line.slice(equals + 1)]);
    } else if (line) {
      throw new Error(`Invalid format '${line}'`);
    }
  }

  return pairs;
}

module.exports = { RunnerJob };
