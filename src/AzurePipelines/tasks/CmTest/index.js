'use strict';

const path = require('node:path');
const { words } = require('./handler/inputs');
const { parseNameValueText } = require('./handler/name-value-text');
const { runTask } = require('./handler/run-task');

function read(tl) {
  const text = (name) => tl.getInput(name, false) ?? '';
  if (!text('script') && !text('tags')) {
    throw new Error("Name the scripts to test with the input 'script' or 'tags'.");
  }

  return {
    inputs: {
      script: text('script'),
      tags: words(text('tags')),
      testNames: words(text('testNames')),
      environment: parseNameValueText(text('environment'), 'environment'),
      checkMeta: tl.getBoolInput('checkMeta', false),
      publish: tl.getBoolInput('publish', false),
      testRunTitle: text('testRunTitle') || 'CM scripts',
      resultsFile: text('resultsFile'),
    },
    secrets: words(text('secretVariables')),
  };
}

runTask(path.join(__dirname, 'test.ps1'), read);
