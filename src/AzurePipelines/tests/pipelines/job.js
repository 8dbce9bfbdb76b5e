'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { readCommands } = require('./agent-reader');
const { Scene } = require('../scene');

/**
 * Runs the steps of a job one by one, as an agent does: each step is a process in a clean environment with the variables of the job, and its output changes them.
 * Tasks of the service itself, such as Cache@2, are passed over.
 */
class Job {
  constructor(test, pwsh, variables) {
    this.scene = new Scene(test, 'CmSetup');
    this.scene.pwsh = pwsh;
    this.variables = { 'Pipeline.Workspace': this.scene.folder, 'Agent.TempDirectory': this.scene.folder, 'Agent.OS': 'Linux', ...variables };
    this.outputs = {};
  }

  /** Runs a step. */
  run(step) {
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, this.#expand(value)]));
    const ended = step.task ? this.#runTask(step, env) : this.#runScript(step, env);
    readCommands(ended.output).forEach((command) => this.#obey(command, step.name));
    return ended;
  }

  #runTask({ task, inputs = {} }, env) {
    const scene = this.scene.other(task.split('@')[0]);
    Object.assign(scene.environment, this.#environment(), env);
    return scene.run(Object.fromEntries(Object.entries({ ...defaultsOf(scene.task), ...inputs }).map(([name, value]) => [name, this.#expand(value)])));
  }

  // As PowerShell@2 runs it: from a file, with a preference in front and the exit code behind.
  #runScript({ pwsh }, env) {
    const file = path.join(this.scene.folder, 'step.ps1');
    fs.writeFileSync(file, `$ErrorActionPreference = 'stop'\n${this.#expand(pwsh)}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }\n`);
    const { PATH, HOME } = process.env;
    const { status, stdout, stderr } = spawnSync(this.scene.pwsh, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', `. '${file.replaceAll("'", "''")}'`], {
      cwd: this.scene.folder, env: { PATH, HOME, ...this.#environment(), ...env }, encoding: 'utf8',
    });
    return { code: status, output: stdout + stderr };
  }

  #environment() {
    const shared = Object.entries(this.variables).map(([name, value]) => [name.replaceAll('.', '_').toUpperCase(), value]);
    return { ...Object.fromEntries(shared), TF_BUILD: 'True' };
  }

  #expand(value) {
    return String(value).replace(/\$\(([\w.]+)\)/g, (whole, name) => this.variables[name] ?? this.outputs[name] ?? whole);
  }

  #obey({ name, properties, message }, step) {
    if (name === 'task.setvariable' && properties.isoutput === 'true') {
      this.outputs[`${step}.${properties.variable}`] = message;
    } else if (name === 'task.setvariable') {
      this.variables[properties.variable] = message;
    }
  }
}

// The service fills in the defaults, and the mock of the task library does not.
function defaultsOf(task) {
  const { inputs } = JSON.parse(fs.readFileSync(path.join(task, 'task.json'), 'utf8'));
  return Object.fromEntries(inputs.filter((input) => input.defaultValue).map((input) => [input.name, input.defaultValue]));
}

module.exports = { Job };
