'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { STAGE } = require('./scene');

const extension = JSON.parse(fs.readFileSync(path.join(STAGE, 'vss-extension.json'), 'utf8'));

for (const { properties } of extension.contributions) {
  const folder = path.join(STAGE, properties.name);
  const task = JSON.parse(fs.readFileSync(path.join(folder, 'task.json'), 'utf8'));
  const sources = fs.readFileSync(path.join(folder, 'index.js'), 'utf8');

  test(`${task.name} runs on both Node versions of agents`, () => {
    assert.deepEqual(Object.keys(task.execution), ['Node20_1', 'Node24']);
    for (const { target } of Object.values(task.execution)) {
      assert.ok(fs.existsSync(path.join(folder, target)));
    }
  });

  test(`${task.name} reads each input that it declares, and no other`, () => {
    const read = [...sources.matchAll(/(?:getInput|getBoolInput|text)\('([^']+)'/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(read)].sort(), task.inputs.map((input) => input.name).sort());
  });

  test(`${task.name} has the version of the extension`, () => {
    const { Major, Minor, Patch } = task.version;
    assert.equal(`${Major}.${Minor}.${Patch}`, extension.version);
  });
}
