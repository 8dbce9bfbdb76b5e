'use strict';

const path = require('node:path');
const { wholeNumber, words } = require('./handler/inputs');
const { parseNameValueText } = require('./handler/name-value-text');
const { runTask } = require('./handler/run-task');

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
      lock: text('lock'),
      locked: tl.getBoolInput('locked', false),
      frozen: tl.getBoolInput('frozen', false),
      timeoutSeconds: wholeNumber(text('timeoutSeconds'), 'timeoutSeconds', ' of seconds'),
    },
    secrets: words(text('secretVariables')),
  };
}

runTask(path.join(__dirname, 'run.ps1'), read);
