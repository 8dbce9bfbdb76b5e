'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { expand, expressionsIn, parseYaml } = require('./pipelines/template');
const { problemsOf } = require('./pipelines/step-rules');

const SOURCES = path.join(__dirname, '..', '..', '..');

/** The pipelines of a page, as they stand in it. */
function pipelinesOf(...file) {
  return [...fs.readFileSync(path.join(SOURCES, ...file), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => parseYaml(text));
}

const [whole, withTemplates] = pipelinesOf('docs', 'how-to', 'azure-pipelines.md');
const [workflow, gitLab] = pipelinesOf('docs', 'how-to', 'build-services.md');
const [overview] = pipelinesOf('src', 'AzurePipelines', 'overview.md');

test('the pages have the pipelines that they tell of', () => {
  assert.ok(whole.stages && withTemplates.resources && workflow.on && gitLab.benchmark && overview.steps);
});

test('no step of the overview has a mistake', () => assert.deepEqual(overview.steps.flatMap(problemsOf), []));

test('the number of jobs at once is a text, as the schema of editors wants it', () => {
  for (const { strategy } of whole.stages.flatMap((stage) => stage.jobs).filter((job) => job.strategy)) {
    assert.equal(typeof strategy.maxParallel, 'string');
  }
});

test('no step of the whole pipeline has a mistake', () => {
  const steps = whole.stages.flatMap((stage) => stage.jobs).flatMap((job) => job.steps);
  assert.ok(steps.length > 6);
  assert.deepEqual(steps.flatMap(problemsOf), []);
});

test('its matrix is the output of a step that there is, in a stage that runs before', () => {
  for (const stage of whole.stages) {
    for (const { strategy } of stage.jobs.filter((job) => job.strategy)) {
      const [, from, job, step] = /^\$\[ stageDependencies\.(\w+)\.(\w+)\.outputs\['(\w+)\.legs'\] \]$/.exec(strategy.matrix);
      assert.equal(stage.dependsOn, from);
      const source = whole.stages.find((other) => other.stage === from).jobs.find((other) => other.job === job).steps.find((other) => other.name === step);
      assert.equal(source.task, 'CmMatrix@0');
      assert.equal(source.inputs.output ?? 'legs', 'legs');
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
  assert.ok(steps.length > 4);
  for (const step of steps) {
    assert.equal(['uses', 'run'].filter((kind) => kind in step).length, 1, JSON.stringify(step));
    assert.deepEqual(Object.keys(step).filter((key) => !['id', 'name', 'if', 'uses', 'run', 'with', 'env', 'shell'].includes(key)), []);
    assert.deepEqual(expressionsIn(step.run), []);
  }
});

test('the actions of this repository have the inputs that the workflow gives and the outputs that it reads', () => {
  for (const job of Object.values(workflow.jobs)) {
    for (const step of job.steps.filter((other) => other.uses?.startsWith('OWNER/'))) {
      const [, folder] = /^OWNER\/CmPowerShell\/(actions\/\w+)@v[0-9.]+$/.exec(step.uses);
      const action = parseYaml(fs.readFileSync(path.join(SOURCES, folder, 'action.yml'), 'utf8'));
      assert.deepEqual(Object.keys(step.with ?? {}).filter((name) => !(name in action.inputs)), []);
      const outputs = expressionsIn(job).flatMap((expression) => [...expression.matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)]).filter(([, id]) => id === step.id).map(([, , output]) => output);
      assert.deepEqual(outputs.filter((output) => !(output in action.outputs)), []);
    }
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
