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
  const sources = ['index.js', 'handler/run-task.js', 'handler/inputs.js'].map((file) => fs.readFileSync(path.join(folder, file), 'utf8')).join('\n');

  test(`${task.name} runs on both Node versions of agents`, () => {
    assert.deepEqual(Object.keys(task.execution), ['Node20_1', 'Node24']);
    for (const { target } of Object.values(task.execution)) {
      assert.ok(fs.existsSync(path.join(folder, target)));
    }
  });

  test(`${task.name} reads each input that it declares, and no other`, () => {
    const read = [...sources.matchAll(/(?:getInput|getBoolInput|text)\('([^']+)'/g), ...sources.matchAll(/^  (\w+Preference): '/gm)].map((match) => match[1]);
    assert.deepEqual([...new Set(read)].sort(), task.inputs.map((input) => input.name).sort());
  });

  test(`${task.name} has the version of the extension`, () => {
    const { Major, Minor, Patch } = task.version;
    assert.equal(`${Major}.${Minor}.${Patch}`, extension.version);
  });

  test(`${task.name} may set the output variables that it declares, and nothing that changes other programs`, () => {
    const { allowed } = task.restrictions.settableVariables;
    const denied = /^!\{(.*)\}$/.exec(allowed[0])?.[1].split(',');
    if (denied) {
      assert.ok(denied.includes('NODE_OPTIONS') && denied.includes('system.*'));
    } else {
      assert.deepEqual((task.outputVariables ?? []).map((variable) => variable.name).filter((name) => !allowed.includes(name)), []);
    }
  });
}

test('the page of the extension has pictures, a changelog and a licence', () => {
  for (const { path: file } of [...extension.screenshots, ...Object.values(extension.content), extension.icons.default].map((entry) => (typeof entry === 'string' ? { path: entry } : entry))) {
    assert.ok(fs.existsSync(path.join(STAGE, file)), file);
  }

  const overview = fs.readFileSync(path.join(STAGE, 'overview.md'), 'utf8');
  const pictures = [...overview.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file);
  assert.ok(pictures.length >= 2);
  pictures.forEach((file) => assert.ok(fs.existsSync(path.join(STAGE, file)), file));
  assert.ok(fs.readFileSync(path.join(STAGE, 'changelog.md'), 'utf8').includes(`## ${extension.version}`));
});

test('the extension has the version of the module', () => {
  const manifest = fs.readFileSync(path.join(__dirname, '..', '..', '..', 'module', 'CmPowerShell.psd1'), 'utf8');
  assert.equal(extension.version, /ModuleVersion\s*=\s*'([^']+)'/.exec(manifest)[1]);
});
