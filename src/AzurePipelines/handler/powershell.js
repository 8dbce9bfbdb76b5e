'use strict';

const { spawn } = require('node:child_process');
const { ProcessGroup } = require('./process-group');

const SIGNALS = ['SIGINT', 'SIGTERM'];

/**
 * Runs a PowerShell script of this task and waits for its end. The script gets its inputs in variables, and no input of the user is ever part of the command.
 * A signal of the agent ends PowerShell and all that it has started.
 *
 * @param {{program: string, arguments: string[]}} shell What runs scripts of PowerShell; the path of the script is added behind the arguments.
 * @param {string} script Full path of the script.
 * @param {NodeJS.ProcessEnv} variables Its environment.
 * @param {{directory?: string, onErrorText?: (text: Buffer) => void}} [options] The folder in which it starts, and a reader of its standard error, which is also passed on.
 * @returns {Promise<{code: number, cancelled: boolean}>} The exit code, and whether a signal of the agent ended it.
 */
function runPowerShell(shell, script, variables, { directory, onErrorText } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(shell.program, [...shell.arguments, script], {
      cwd: directory,
      env: variables,
      // A separate group: signals reach all processes in it, even if the first one is a launcher that forwards no signals.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'inherit', onErrorText ? 'pipe' : 'inherit'],
    });
    const group = new ProcessGroup(child);
    const cancel = (signal) => group.end(signal);
    SIGNALS.forEach((signal) => process.on(signal, cancel));
    const stopListening = () => SIGNALS.forEach((signal) => process.off(signal, cancel));
    child.stderr?.on('data', (text) => {
      process.stderr.write(text);
      onErrorText(text);
    });
    child.on('error', (error) => {
      stopListening();
      reject(error);
    });
    child.on('close', async (code) => {
      await group.ended();
      stopListening();
      resolve({ code: code ?? 1, cancelled: group.isEnding });
    });
  });
}

module.exports = { runPowerShell };
