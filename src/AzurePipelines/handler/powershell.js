'use strict';

const { spawn } = require('node:child_process');
const os = require('node:os');

const SIGNALS = ['SIGINT', 'SIGTERM'];

/**
 * Runs a PowerShell script of this task and waits for its end. The script gets all it needs in variables, and no text of a person is ever part of the
 * command. A signal that the agent sends to end the step goes on to PowerShell, which ends what it has started.
 *
 * @param {string} program Full path of pwsh.
 * @param {string} script Full path of the script.
 * @param {NodeJS.ProcessEnv} variables Its environment.
 * @param {string} [directory] Where it starts.
 * @returns {Promise<number>} The exit code; 128 and the number of the signal that ended it.
 */
function runPowerShell(program, script, variables, directory) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', script], {
      cwd: directory,
      env: variables,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const forward = (signal) => child.kill(signal);
    SIGNALS.forEach((signal) => process.on(signal, forward));
    const finish = (settle) => (value) => {
      SIGNALS.forEach((signal) => process.off(signal, forward));
      settle(value);
    };
    child.on('error', finish(reject));
    child.on('close', (code, signal) => finish(resolve)(signal ? 128 + os.constants.signals[signal] : code));
  });
}

module.exports = { runPowerShell };
