'use strict';

const fs = require('node:fs');
const tl = require('azure-pipelines-task-lib/task');
const { runPowerShell } = require('./powershell');

/**
 * The whole way of a task: reads its inputs, runs its PowerShell script with them, and tells the agent how that ended.
 *
 * @param {string} script Full path of the PowerShell script.
 * @param {(lib: typeof tl) => {inputs: object, secrets?: string[], shared?: Object<string, string>, directory?: string}} read
 *   Reads the inputs of the task. It also says which variables of the step are secrets, which variables this script and all later steps shall have,
 *   and in which folder the script starts.
 */
async function runTask(script, read) {
  try {
    const { inputs, secrets = [], shared = {}, directory } = read(tl);
    const program = findPowerShell();
    const variables = { ...variablesFor(inputs, secrets), ...shared };
    Object.entries(shared).forEach(([name, value]) => tl.setVariable(name, value));
    const code = await runPowerShell(program, script, variables, startFolder(directory));
    tl.setVariable('exitCode', String(code), false, true);
    report(code);
  } catch (error) {
    process.exitCode = 1;
    tl.setResult(tl.TaskResult.Failed, error.message);
  }
}

function findPowerShell() {
  const program = tl.which('pwsh', false);
  if (!program) {
    throw new Error('PowerShell 7 (pwsh) is not on the PATH of this agent. Hosted agents have it; install version 7.4 or newer on your own.');
  }

  return program;
}

// What the agent gives a task for itself, its inputs and its access tokens, is not for the scripts that run below it.
function variablesFor(inputs, secrets) {
  const variables = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(INPUT|ENDPOINT|SECUREFILE|SECRET)_/i.test(name)));
  for (const name of secrets) {
    if (!process.env[name]) {
      throw new Error(`The secret variable '${name}' is not set. Map it in the step's env: section, as in ${name}: $(nameOfTheSecret).`);
    }

    tl.setSecret(process.env[name]);
  }

  return { ...variables, CM_TASK_INPUTS: JSON.stringify({ ...inputs, secrets }) };
}

function startFolder(directory) {
  if (directory && !fs.existsSync(directory)) {
    throw new Error(`The working directory '${directory}' does not exist.`);
  }

  return directory || undefined;
}

function report(code) {
  if (code === 0) {
    tl.setResult(tl.TaskResult.Succeeded, '');
    return;
  }

  process.exitCode = code;
  tl.setResult(tl.TaskResult.Failed, `CmPowerShell ended with exit code ${code}.`);
}

module.exports = { runTask };
