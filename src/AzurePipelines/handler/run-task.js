'use strict';

const fs = require('node:fs');
const tl = require('azure-pipelines-task-lib/task');
const { preferences } = require('./inputs');
const { runPowerShell } = require('./powershell');
const { maskSecret } = require('./secrets');
const { findShell } = require('./shell');

// The agent keeps messages below this length.
const LONGEST_MESSAGE = 4000;

/**
 * The whole way of a task: reads its inputs, runs its PowerShell script with them, and reports the outcome to the agent.
 *
 * @param {string} script Full path of the PowerShell script.
 * @param {(lib: typeof tl) => {inputs: object, secrets?: string[], shared?: Object<string, string>}} read
 *   Reads the inputs of the task. It also returns which variables of the step are secrets, and which variables this script and all later steps get.
 */
async function runTask(script, read) {
  try {
    const { inputs, secrets = [], shared = {} } = read(tl);
    const common = readCommon();
    const shell = findShell(tl, shared.CM_PROGRAM);
    const variables = { ...variablesFor({ ...inputs, preferences: common.preferences }, secrets), ...shared };
    Object.entries(shared).forEach(([name, value]) => tl.setVariable(name, value));
    if (common.showEnvironmentVariables) {
      showVariables(variables, secrets);
    }

    let errorText = false;
    const ended = await runPowerShell(shell, script, variables, {
      directory: common.directory,
      onErrorText: common.failOnStderr ? () => { errorText = true; } : undefined,
    });
    report(ended, common, errorText);
  } catch (error) {
    process.exitCode = 1;
    complete('Failed', error.message);
  }
}

// The inputs that every task has, named as those of the task PowerShell@2.
function readCommon() {
  const text = (name) => tl.getInput(name, false) ?? '';
  const directory = text('workingDirectory');
  if (directory && !fs.existsSync(directory)) {
    throw new Error(`The working directory '${directory}' does not exist.`);
  }

  return {
    directory: directory || undefined,
    failOnStderr: tl.getBoolInput('failOnStderr', false),
    ignoreLASTEXITCODE: tl.getBoolInput('ignoreLASTEXITCODE', false),
    showEnvironmentVariables: tl.getBoolInput('showEnvironmentVariables', false),
    preferences: preferences(text),
  };
}

// What the agent gives a task for itself, its inputs and its access tokens, is not for the scripts that run below it.
function variablesFor(inputs, secrets) {
  const variables = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(INPUT|ENDPOINT|SECUREFILE|SECRET)_/i.test(name)));
  for (const name of secrets) {
    if (!process.env[name]) {
      throw new Error(`The secret variable '${name}' is not set. Map it in the step's env: section, as in ${name}: $(nameOfTheSecret).`);
    }

    maskSecret(tl, process.env[name]);
  }

  return { ...variables, CM_TASK_INPUTS: JSON.stringify({ ...inputs, secrets }) };
}

// One variable on a line, in a form in which no value begins a line or holds a command.
function showVariables(variables, secrets) {
  console.log('##[group]Environment variables');
  for (const name of Object.keys(variables).filter((key) => key !== 'CM_TASK_INPUTS').sort()) {
    console.log(`${JSON.stringify(name)}: ${secrets.includes(name) ? '***' : JSON.stringify(variables[name])}`.replaceAll('#', '\\u0023'));
  }

  console.log('##[endgroup]');
}

function report({ code, cancelled }, { ignoreLASTEXITCODE, failOnStderr }, errorText) {
  tl.setVariable('exitCode', String(code), false, true);
  if (cancelled) {
    process.exitCode = code || 1;
    complete('Canceled', 'The step was cancelled, and so was the run.');
  } else if (code !== 0 && !ignoreLASTEXITCODE) {
    process.exitCode = code;
    complete('Failed', `CmPowerShell ended with exit code ${code}.`);
  } else if (failOnStderr && errorText) {
    process.exitCode = 1;
    complete('Failed', 'The run wrote to standard error, and failOnStderr is on.');
  } else {
    complete(code === 0 ? 'Succeeded' : 'SucceededWithIssues', code === 0 ? '' : `CmPowerShell ended with exit code ${code}, and ignoreLASTEXITCODE is on.`);
  }
}

// The task library knows no result that the agent reads as cancelled.
function complete(result, message) {
  tl.command('task.complete', { result }, message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)} …` : message);
}

module.exports = { runTask };
