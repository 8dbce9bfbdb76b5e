'use strict';

const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const STAGE = process.env.CM_EXTENSION ?? path.join(__dirname, '..', '..', '..', 'out', 'azure-pipelines', 'extension');

/** One run of a laid-out task with a double for pwsh. The folder lives as long as the test. */
class Scene {
  constructor(test, task) {
    this.task = path.join(STAGE, 'tasks', task);
    this.folder = test ? fs.mkdtempSync(path.join(os.tmpdir(), "cm task's ")) : '';
    this.pwsh = path.join(__dirname, 'pwsh-double.js');
    this.environment = {};
    test?.after(() => fs.rmSync(this.folder, { recursive: true, force: true }));
  }

  /** Another task in the same folder and with the same PowerShell. */
  other(task) {
    return Object.assign(new Scene(null, task), { folder: this.folder, pwsh: this.pwsh });
  }

  /** Runs the task to its end. */
  run(inputs) {
    const { status, stdout, stderr } = spawnSync(process.execPath, this.#command(inputs), { cwd: this.folder, env: this.#variables(), encoding: 'utf8' });
    return { code: status, output: stdout + stderr, call: this.#call() };
  }

  /** Starts the task and waits until its output says that it works. The property transcript has all that it has written so far. */
  async start(inputs, ready = /double is ready/) {
    const running = spawn(process.execPath, this.#command(inputs), { cwd: this.folder, env: this.#variables() });
    running.transcript = '';
    await new Promise((resolve, reject) => {
      running.stdout.on('data', (text) => ready.test(running.transcript += text) && resolve());
      running.on('close', () => reject(new Error(running.transcript)));
    });
    return running;
  }

  get signals() {
    return fs.readFileSync(`${this.#report}.signals`, 'utf8').trim().split('\n');
  }

  get #report() {
    return path.join(this.folder, 'call.json');
  }

  #command(inputs) {
    return [path.join(__dirname, 'mocked-task.js'), JSON.stringify({ task: this.task, inputs, pwsh: this.pwsh })];
  }

  #variables() {
    const { PATH, HOME } = process.env;
    return { PATH, HOME, PIPELINE_WORKSPACE: this.folder, DOUBLE_REPORT: this.#report, ...this.environment };
  }

  #call() {
    return fs.existsSync(this.#report) ? JSON.parse(fs.readFileSync(this.#report, 'utf8')) : null;
  }
}

module.exports = { Scene, STAGE };
