'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { Scene } = require('./scene');

test('the tests of scripts are chosen by name or tags', (t) => {
  const { code, call } = new Scene(t, 'CmTest').run({ tags: 'a, b', testNames: 'quick*', environment: 'A=1', checkMeta: 'true', publish: 'true' });
  assert.equal(code, 0);
  assert.deepEqual(call.inputs.tags, ['a', 'b']);
  assert.deepEqual(call.inputs.testNames, ['quick*']);
  assert.deepEqual(call.inputs.environment, { A: '1' });
  assert.equal(call.inputs.testRunTitle, 'CM scripts');
  assert.match(call.arguments[4], /CmTest[/\\]test\.ps1$/);
  assert.match(new Scene(t, 'CmTest').run({}).output, /Name the scripts to test/);
});

test('a key is made for one run', (t) => {
  const { call } = new Scene(t, 'CmCacheKey').run({ tags: 'get,python3', parameters: 'x=1', version: '3.12' });
  assert.deepEqual(call.inputs.parameters, { x: '1' });
  assert.equal(call.inputs.version, '3.12');
  assert.match(new Scene(t, 'CmCacheKey').run({}).output, /Name the script whose results are kept/);
});

test('the legs of a job come of scripts, variations and lists of variables', (t) => {
  const { call } = new Scene(t, 'CmMatrix').run({ scripts: 'one\ntwo', variations: 'fast, slow', variables: 'IMAGE=a,b\nSIZE=1' });
  assert.deepEqual(call.inputs.scripts, ['one', 'two']);
  assert.deepEqual(call.inputs.variations, ['fast', 'slow']);
  assert.deepEqual(call.inputs.variables, { IMAGE: ['a', 'b'], SIZE: ['1'] });
  assert.equal(call.inputs.output, 'legs');
});

test('lists with commas in their values come as JSON', (t) => {
  const { call } = new Scene(t, 'CmMatrix').run({ variables: '{"ARGS": ["a,b", 3]}' });
  assert.deepEqual(call.inputs.variables, { ARGS: ['a,b', '3'] });
});

test('a matrix of nothing, and a limit that is no number, are told', (t) => {
  assert.match(new Scene(t, 'CmMatrix').run({}).output, /Give what makes the legs/);
  assert.match(new Scene(t, 'CmMatrix').run({ variations: 'x', limit: 'many' }).output, /'limit' is 'many', and not a whole number\./);
});
