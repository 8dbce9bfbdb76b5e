'use strict';

const assert = require('node:assert');
const path = require('node:path');
const { test } = require('node:test');
const { Scene } = require('./scene');

test('the home is in the workspace of the pipeline, and later steps know it', (t) => {
  const scene = new Scene(t, 'CmSetup');
  const home = path.join(scene.folder, 'cm');
  const { code, call, output } = scene.run({});
  assert.equal(code, 0);
  assert.equal(call.environment.CM_REPOS, home);
  assert.equal(call.environment.CM_MODULE, path.join(scene.task, 'CmPowerShell'));
  assert.ok(output.includes(`##vso[task.setvariable variable=CM_REPOS;isOutput=false;issecret=false;]${home}`));
  assert.ok(output.includes('##vso[task.setvariable variable=CM_MODULE;'));
});

test('repositories are listed one on each line, some with a commit', (t) => {
  const { call } = new Scene(t, 'CmSetup').run({ repositories: 'mlcommons@cm4mlops\n\n# pinned\n  octoml@cm-mlops   1d59aec \n' });
  assert.deepEqual(call.inputs.repositories, [{ name: 'mlcommons@cm4mlops', checkout: '' }, { name: 'octoml@cm-mlops', checkout: '1d59aec' }]);
});

test('a line with more than a repository and a commit is told', (t) => {
  const { code, output } = new Scene(t, 'CmSetup').run({ repositories: 'a b c' });
  assert.equal(code, 1);
  assert.match(output, /'a b c' is not a repository/);
});

test('later steps run pinned repositories only where that is wanted', (t) => {
  assert.match(new Scene(t, 'CmSetup').run({ requirePinned: 'true' }).output, /variable=CM_REQUIRE_PINNED;isOutput=false;issecret=false;\]yes/);
  assert.doesNotMatch(new Scene(t, 'CmSetup').run({ requirePinned: 'false' }).output, /CM_REQUIRE_PINNED/);
});

test('an agent without a workspace needs a home', (t) => {
  const scene = new Scene(t, 'CmSetup');
  scene.environment.PIPELINE_WORKSPACE = '';
  const { code, output } = scene.run({});
  assert.equal(code, 1);
  assert.match(output, /The input 'home' is empty and the agent names no workspace\./);
  assert.equal(scene.run({ home: scene.folder }).call.environment.CM_REPOS, scene.folder);
});
