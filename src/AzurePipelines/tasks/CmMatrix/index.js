'use strict';

const path = require('node:path');
const { lines, wholeNumber, words } = require('./handler/inputs');
const { parseNameValueText } = require('./handler/name-value-text');
const { runTask } = require('./handler/run-task');

// NAME=VALUE,VALUE lines, or a JSON object of lists.
function lists(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : words(String(value))]));
}

function read(tl) {
  const text = (name) => tl.getInput(name, false) ?? '';
  const inputs = {
    scripts: lines(text('scripts')),
    tags: words(text('tags')),
    variations: words(text('variations')),
    variables: lists(parseNameValueText(text('variables'), 'variables')),
    limit: wholeNumber(text('limit'), 'limit'),
    output: text('output') || 'legs',
  };
  if (inputs.scripts.length + inputs.tags.length + inputs.variations.length + Object.keys(inputs.variables).length === 0) {
    throw new Error("Give what makes the legs with the inputs 'scripts', 'tags', 'variations' or 'variables'.");
  }

  return { inputs };
}

runTask(path.join(__dirname, 'matrix.ps1'), read);
