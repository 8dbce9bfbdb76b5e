'use strict';

const path = require('node:path');
const { parseNameValueText } = require('./handler/name-value-text');
const { runTask } = require('./handler/run-task');

function words(text) {
  return (text ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
}

function seconds(text) {
  if (text && !/^[1-9][0-9]*$/.test(text)) {
    throw new Error(`The input 'timeoutSeconds' is '${text}', and not a whole number of seconds.`);
  }

  return text ? Number(text) : 0;
}

function read(tl) {
  const text = (name) => tl.getInput(name, false) ?? '';
  if (!text('script') && !text('tags')) {
    throw new Error("Name the script to run with the input 'script' or 'tags'.");
  }

  return {
    inputs: {
      script: text('script'),
      tags: words(text('tags')),
      version: text('version'),
      parameters: parseNameValueText(text('parameters'), 'parameters'),
      environment: parseNameValueText(text('environment'), 'environment'),
      export: tl.getBoolInput('export', false),
      summary: tl.getBoolInput('summary', false),
      cachePolicy: text('cachePolicy') || 'Content',
      timeoutSeconds: seconds(text('timeoutSeconds')),
    },
    secrets: words(text('secretVariables')),
    directory: text('workingDirectory'),
  };
}

runTask(path.join(__dirname, 'run.ps1'), read);
