'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { expressionsIn } = require('./template');

const TASKS = path.join(__dirname, '..', '..', 'tasks');
const SCRIPTS = ['script', 'pwsh', 'bash', 'powershell'];
const KINDS = [...SCRIPTS, 'task', 'checkout', 'template', 'publish', 'download'];
const COMMON = ['name', 'displayName', 'condition', 'continueOnError', 'enabled', 'env', 'timeoutInMinutes', 'retryCountOnTaskFailure', 'target'];
const OWN = {
  script: ['workingDirectory', 'failOnStderr'],
  pwsh: ['workingDirectory', 'failOnStderr', 'errorActionPreference', 'ignoreLASTEXITCODE'],
  bash: ['workingDirectory', 'failOnStderr'],
  powershell: ['workingDirectory', 'failOnStderr', 'errorActionPreference', 'ignoreLASTEXITCODE'],
  task: ['inputs'],
  checkout: ['clean', 'fetchDepth', 'fetchTags', 'lfs', 'submodules', 'path', 'persistCredentials'],
  template: ['parameters'],
  publish: ['artifact'],
  download: ['artifact', 'patterns', 'path'],
};

/** The inputs of tasks: ours from their task.json, those of the agent that our pages use from its reference. */
const INPUTS = {
  ...Object.fromEntries(fs.readdirSync(TASKS).map((name) => [`${name}@0`, inputsOf(name)])),
  'Cache@2': { names: ['key', 'path', 'restoreKeys', 'cacheHitVar'], required: ['key', 'path'] },
  'PublishTestResults@2': {
    names: ['testResultsFormat', 'testResultsFiles', 'searchFolder', 'mergeTestResults', 'failTaskOnFailedTests', 'testRunTitle', 'buildPlatform', 'buildConfiguration', 'publishRunAttachments'],
    required: ['testResultsFormat', 'testResultsFiles'],
  },
};

function inputsOf(name) {
  const task = JSON.parse(fs.readFileSync(path.join(TASKS, name, 'task.json'), 'utf8'));
  return { names: task.inputs.map((input) => input.name), required: task.inputs.filter((input) => input.required && !input.defaultValue).map((input) => input.name) };
}

/** What is wrong with a step. */
function problemsOf(step) {
  const kinds = KINDS.filter((kind) => kind in step);
  if (kinds.length !== 1) {
    return [`a step must be one of ${KINDS.join(', ')}, and this is ${kinds.join(' and ') || 'none'}`];
  }

  const [kind] = kinds;
  return [
    ...Object.keys(step).filter((key) => ![kind, ...COMMON, ...OWN[kind]].includes(key)).map((key) => `${kind} has no key ${key}`),
    ...(SCRIPTS.includes(kind) ? problemsOfScript(step[kind]) : []),
    ...(kind === 'task' ? problemsOfTask(step) : []),
  ];
}

// A value in the text of a script is code. The agent puts variables in their places, too, before the script is written to a file.
function problemsOfScript(text) {
  return [...expressionsIn(text), ...[...text.matchAll(/\$\((\w+(?:\.\w+)*)\)/g)].map(([, name]) => name)].map((name) => `the value of ${name} becomes part of a script`);
}

function problemsOfTask({ task, inputs = {} }) {
  const known = INPUTS[task];
  return known === undefined ? [`nothing is known of the task ${task}`] : [
    ...Object.keys(inputs).filter((name) => !known.names.includes(name)).map((name) => `${task} has no input ${name}`),
    // The schema by which editors check a pipeline takes texts only.
    ...Object.entries(inputs).filter(([, value]) => typeof value !== 'string').map(([name]) => `the input ${name} of ${task} is no text`),
    ...known.required.filter((name) => !(name in inputs)).map((name) => `${task} needs the input ${name}`),
  ];
}

module.exports = { problemsOf, SCRIPTS };
