'use strict';

const path = require('node:path');
const { words } = require('./handler/inputs');
const { parseNameValueText } = require('./handler/name-value-text');
const { runTask } = require('./handler/run-task');

function read(tl) {
  const text = (name) => tl.getInput(name, false) ?? '';
  if (!text('script') && !text('tags')) {
    throw new Error("Name the script whose results are kept with the input 'script' or 'tags'.");
  }

  return {
    inputs: {
      script: text('script'),
      tags: words(text('tags')),
      version: text('version'),
      parameters: parseNameValueText(text('parameters'), 'parameters'),
      environment: parseNameValueText(text('environment'), 'environment'),
      file: text('file'),
    },
  };
}

runTask(path.join(__dirname, 'key.ps1'), read);
