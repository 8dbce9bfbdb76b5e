'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { expand, expressionsIn, parseYaml } = require('./pipelines/template');
const { problemsOf, SCRIPTS } = require('./pipelines/step-rules');

const FOLDER = path.join(__dirname, '..', 'templates');

/** Whether a value is of a type that a parameter of a template can have. */
const TYPES = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  // The schema by which editors check a template takes texts only.
  boolean: (value) => value === 'true' || value === 'false',
  object: (value) => typeof value === 'object' && value !== null,
};

// The module reads it.
const READ_BY_THE_MODULE = ['CM_REPOS'];
const SET_BY_THE_AGENT = /^(AGENT|BUILD|PIPELINE|SYSTEM)_/;

const SAMPLES = {
  'cm-run.yml': [{}, { script: "it's", tags: 'a,b', inputs: { x: '$(id)' }, environment: { A: '1' }, export: false, summary: false }],
  'cm-setup.yml': [{}, { repositories: ['octoml@cm-mlops 1d59aec'], cacheTags: 'get,python3' }],
  'cm-test.yml': [{ tags: 'benchmark' }, { tags: 'benchmark', checkMeta: false }],
};

test('every template has samples', () => assert.deepEqual(fs.readdirSync(FOLDER).sort(), Object.keys(SAMPLES)));

for (const [name, samples] of Object.entries(SAMPLES)) {
  const template = parseYaml(fs.readFileSync(path.join(FOLDER, name), 'utf8'));

  test(`${name}: each parameter has a type, and a default of this type where it has one`, () => {
    for (const parameter of template.parameters) {
      assert.ok(TYPES[parameter.type], `${parameter.name} has the type ${parameter.type}`);
      assert.ok(!('default' in parameter) || TYPES[parameter.type](parameter.default), `the default of ${parameter.name} is no ${parameter.type}`);
    }
  });

  test(`${name}: each parameter that is used is declared, and each that is declared is used`, () => {
    const used = expressionsIn(template.steps).flatMap((expression) => [...expression.matchAll(/parameters\.(\w+)/g)].map(([, parameter]) => parameter));
    assert.deepEqual([...new Set(used)].sort(), template.parameters.map((parameter) => parameter.name).sort());
  });

  test(`${name}: no step, as it is written, has a mistake`, () => assert.deepEqual(stepsOf(template.steps).flatMap(problemsOf), []));

  test(`${name}: a script reads the variables that its step sets, and no other`, () => {
    for (const step of stepsOf(template.steps).filter((step) => SCRIPTS.some((kind) => kind in step))) {
      const read = [...scriptOf(step).matchAll(/\$env:(\w+)/g)].map(([, variable]) => variable).filter((variable) => !SET_BY_THE_AGENT.test(variable));
      assert.deepEqual([...new Set([...read, ...READ_BY_THE_MODULE])].sort(), Object.keys(step.env).sort());
    }
  });

  for (const sample of samples) {
    test(`${name} with ${JSON.stringify(sample)}: the steps are whole`, () => {
      const steps = expand(template, sample);
      assert.deepEqual(steps.flatMap(problemsOf), []);
      assert.deepEqual(expressionsIn(steps), []);
      assert.deepEqual(steps.flatMap((step) => Object.values(step.env ?? {})).filter((value) => typeof value !== 'string'), []);
    });
  }
}

test('booleans and maps reach a script as it reads them', () => {
  const [step] = expand(parseYaml(fs.readFileSync(path.join(FOLDER, 'cm-run.yml'), 'utf8')), SAMPLES['cm-run.yml'][1]);
  assert.equal(step.env.CM_EXPORT, 'false');
  assert.deepEqual(JSON.parse(step.env.CM_INPUTS), { x: '$(id)' });
  assert.equal(step.env.CM_SCRIPT, "it's");
});

test('results are restored only if the set-up made a key', () => {
  const steps = expand(parseYaml(fs.readFileSync(path.join(FOLDER, 'cm-setup.yml'), 'utf8')), SAMPLES['cm-setup.yml'][1]);
  const [setUp, cache] = steps;
  assert.equal(cache.task, 'Cache@2');
  assert.equal(cache.condition, "and(succeeded(), ne(variables['CM_CACHE_KEY_FILE'], ''))");
  assert.match(setUp.pwsh, /if \(\$env:CM_CACHE_TAGS\) \{[^}]*task\.setvariable variable=CM_CACHE_KEY_FILE\]/);
});

test('no template has a key that is a condition, which editors do not take', () => {
  for (const name of Object.keys(SAMPLES)) {
    assert.doesNotMatch(fs.readFileSync(path.join(FOLDER, name), 'utf8'), /^\s*- \$\{\{/m, name);
  }
});

for (const [mistake, yaml, problem] of [
  ['two kinds', '{ pwsh: x, task: CmRun@0 }', /pwsh/],
  ['no kind', '{ displayName: x }', /none/],
  ['a key that it does not have', '{ pwsh: x, inputs: {} }', /pwsh has no key inputs/],
  ['a parameter in a script', "{ pwsh: 'run ${{ parameters.tags }}' }", /parameters\.tags becomes part/],
  ['a variable in a script', "{ bash: 'run $(tags)' }", /tags becomes part/],
  ['an input that the task does not have', '{ task: CmRun@0, inputs: { tag: x } }', /no input tag$/],
  ['an input that is no text', '{ task: CmRun@0, inputs: { tags: x, timeoutSeconds: 5 } }', /timeoutSeconds of CmRun@0 is no text/],
  ['an input missing that the task needs', '{ task: Cache@2, inputs: { path: x } }', /needs the input key/],
  ['a task that nobody knows', '{ task: CmRum@0 }', /CmRum@0/],
]) {
  test(`the rules see a step with ${mistake}`, () => assert.match(problemsOf(parseYaml(yaml)).join('\n'), problem));
}

test('a key that stands twice is an error', () => assert.throws(() => parseYaml('a: 1\na: 2'), /unique/));

/** The steps of a list as they are written, also those below a condition. */
function stepsOf(list) {
  return list.flatMap((item) => (Object.keys(item)[0].startsWith('${{ if ') ? stepsOf(Object.values(item)[0]) : [item]));
}

function scriptOf(step) {
  return step[SCRIPTS.find((kind) => kind in step)];
}
