'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { expand, expressionsIn, parseYaml } = require('./pipelines/template');
const { problemsOf } = require('./pipelines/step-rules');

const SOURCES = path.join(__dirname, '..', '..', '..');
const PAGE = fs.readFileSync(path.join(SOURCES, 'docs', 'azure-pipelines.md'), 'utf8');

/** The pipelines of the page, as they stand in it. */
const [whole, withTemplates, workflow] = [...PAGE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => parseYaml(text));

test('the page has three pipelines', () => {
  assert.ok(whole.stages && withTemplates.resources && workflow.on);
});

test('no step of the whole pipeline has a mistake', () => {
  const steps = whole.stages.flatMap((stage) => stage.jobs).flatMap((job) => job.steps);
  assert.ok(steps.length > 8);
  assert.deepEqual(steps.flatMap(problemsOf), []);
});

test('its matrix is the output of a step that there is, in a stage that runs before', () => {
  for (const stage of whole.stages) {
    for (const { strategy } of stage.jobs.filter((job) => job.strategy)) {
      const [, from, job, step] = /^\$\[ stageDependencies\.(\w+)\.(\w+)\.outputs\['(\w+)\.legs'\] \]$/.exec(strategy.matrix);
      assert.equal(stage.dependsOn, from);
      const source = whole.stages.find((other) => other.stage === from).jobs.find((other) => other.job === job).steps.find((other) => other.name === step);
      assert.match(source.pwsh, /ConvertTo-CmMatrix .*-SetVariable legs/);
    }
  }
});

test('templates are called with parameters that they have, and become steps without a mistake', () => {
  for (const { template: reference, parameters } of withTemplates.steps) {
    const [file, repository] = reference.split('@');
    assert.equal(withTemplates.resources.repositories[0].repository, repository);
    const template = parseYaml(fs.readFileSync(path.join(SOURCES, file), 'utf8'));
    const declared = template.parameters.map((parameter) => parameter.name);
    assert.deepEqual(Object.keys(parameters).filter((name) => !declared.includes(name)), []);
    assert.deepEqual(template.parameters.filter((parameter) => !('default' in parameter) && !(parameter.name in parameters)), []);
    assert.deepEqual(expand(template, parameters).flatMap(problemsOf), []);
  }
});

test('the steps of the workflow are actions or scripts, and no value becomes part of a script', () => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  assert.ok(steps.length > 5);
  for (const step of steps) {
    assert.equal(['uses', 'run'].filter((kind) => kind in step).length, 1, JSON.stringify(step));
    assert.deepEqual(Object.keys(step).filter((key) => !['id', 'name', 'if', 'uses', 'run', 'with', 'env', 'shell'].includes(key)), []);
    assert.deepEqual(expressionsIn(step.run), []);
  }
});

test('the workflow refers to steps, outputs and jobs that there are', () => {
  for (const job of Object.values(workflow.jobs)) {
    const ids = job.steps.map((step) => step.id);
    for (const expression of expressionsIn(job)) {
      for (const [, id] of expression.matchAll(/steps\.(\w+)\./g)) {
        assert.ok(ids.includes(id), expression);
      }

      for (const [, needed, output] of expression.matchAll(/needs\.(\w+)\.outputs\.(\w+)/g)) {
        assert.equal(job.needs, needed);
        assert.ok(output in workflow.jobs[needed].outputs, expression);
      }
    }
  }
});
