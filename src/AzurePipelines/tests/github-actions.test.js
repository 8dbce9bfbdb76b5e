'use strict';

// The actions, the documented workflow and the self-test with a real PowerShell and the real cmdlets, step by step, as the runner of GitHub runs them.
// CM_TEST_MODULE names the module's manifest, CM_TEST_PWSH the program pwsh.
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { RunnerJob } = require('./pipelines/runner');
const { readCommands } = require('./pipelines/runner-reader');
const { evaluate } = require('./pipelines/runner-expression');
const { parseYaml } = require('./pipelines/template');

const { CM_TEST_MODULE: MODULE, CM_TEST_PWSH: PWSH } = process.env;
const skip = ((!MODULE || !PWSH) && 'CM_TEST_MODULE and CM_TEST_PWSH do not name a module and a pwsh.') || (process.platform === 'win32' && 'The scripts are for a POSIX shell.');
const SOURCES = path.join(__dirname, '..', '..', '..');
const HARMLESS = ['add-mask', 'group', 'endgroup', 'error', 'warning', 'notice', 'debug'];

/** A program gh that serves the packaged module as a release. */
function releaseServer(t) {
  const folder = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'cm-gh-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  execFileSync('python3', ['-m', 'zipfile', '-c', path.join(folder, 'CmPowerShell.zip'), path.dirname(MODULE)]);
  fs.writeFileSync(path.join(folder, 'gh'), `#!/bin/sh\n[ "$1 $2 $3 $4 $5" = "release download v0.1.0 --repo OWNER/CmPowerShell" ] && [ -n "$GH_TOKEN" ] && cp "${folder}/CmPowerShell.zip" "$9"\n`, { mode: 0o755 });
  return folder;
}

function setUp(job, more = {}) {
  const ended = job.run({ uses: './actions/setup', with: { module: path.dirname(MODULE), ...more } });
  assert.equal(ended.code, 0, ended.output);
}

function addScript(job, name, run, meta = '') {
  const local = path.join(job.variables.CM_REPOS, 'repos', 'local');
  const folder = path.join(local, 'script', name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, '_cm.yaml'), `alias: ${name}\nuid: "00c4ec6a0d01e0aa"\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [${name}]\n${meta}`);
  fs.writeFileSync(path.join(folder, 'run.sh'), run);
  return folder;
}

test('expressions have the values that the runner gives them', () => {
  const contexts = { a: { 'b-c': 'x' }, status: 'failure' };
  assert.equal(evaluate("a.b-c == 'X' && a.none != ''", contexts), false);
  assert.equal(evaluate("failure() || !always()", contexts), true);
  assert.deepEqual(evaluate('fromJSON(toJSON(a))', contexts), { 'b-c': 'x' });
});

test('the documented workflow runs step by step, with the module of a release', { skip }, (t) => {
  const [page] = [...fs.readFileSync(path.join(SOURCES, 'docs', 'how-to', 'build-services.md'), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => parseYaml(text));
  const front = [releaseServer(t)];
  const plan = new RunnerJob(t, PWSH, { path: front });
  for (const step of page.jobs.plan.steps) {
    const ended = plan.run(step);
    assert.equal(ended.code, 0, ended.output);
  }

  const outputs = Object.fromEntries(Object.entries(page.jobs.plan.outputs).map(([name, value]) => [name, evaluate(value.slice(3, -2).trim(), plan.contexts)]));
  const { include } = evaluate(page.jobs.benchmark.strategy.matrix.slice(3, -2).trim(), { needs: { plan: { outputs } } });
  assert.equal(include.length, 4);
  const job = new RunnerJob(t, PWSH, { path: front, matrix: include[0], secrets: { HF_TOKEN: 'very-private-text' } });
  for (const step of page.jobs.benchmark.steps) {
    const ended = job.run(step);
    assert.equal(ended.code, 0, ended.output);
    assert.doesNotMatch(ended.shown, /very-private-text|ghs_token_of_the_job/);
  }

  assert.equal(job.contexts.steps.app.outputs['exit-code'], '0');
  assert.ok(fs.existsSync(job.contexts.steps.app.outputs.log));
  assert.deepEqual(job.problems, []);
  assert.match(job.summaries.join(''), /benchmark-c-example: succeeded/);
  const [cache, upload] = job.passedOver;
  assert.match(cache.with.key, /^cm-Linux-\S+$/);
  assert.equal(upload.with.path, job.contexts.steps.app.outputs.log);
});

test('the self-test of the actions runs step by step', { skip }, (t) => {
  const { jobs } = parseYaml(fs.readFileSync(path.join(SOURCES, '.github', 'workflows', 'actions.yml'), 'utf8'));
  const job = new RunnerJob(t, PWSH);
  fs.mkdirSync(path.join(job.contexts.github.workspace, 'out'));
  fs.symlinkSync(path.dirname(MODULE), path.join(job.contexts.github.workspace, 'out', 'CmPowerShell'));
  for (const step of jobs['self-test'].steps.filter((other) => !other.run?.startsWith('dotnet '))) {
    const ended = job.run(step);
    assert.ok(ended.code === 0 || step['continue-on-error'], ended.output);
  }

  assert.equal(job.contexts.steps.bad.outcome, 'failure');
});

test('a script that fails is one annotation, with its exit code, a summary and its log', { skip }, (t) => {
  const job = new RunnerJob(t, PWSH);
  setUp(job);
  addScript(job, 'say', 'echo broken; exit 9\n');
  const { code, output, outputs } = job.run({ uses: './actions/run', with: { script: 'say' } });
  assert.equal(code, 2, output);
  assert.equal(outputs['exit-code'], '2');
  assert.ok(fs.existsSync(outputs.log));
  assert.equal(readCommands(output).filter(({ name }) => name === 'error').length, 1, output);
  assert.equal(output.split('exit code 9').length, 2, output);
  assert.match(job.summaries.at(-1), /## say: failed/);
  assert.equal(readCommands(output).filter(({ name }) => name === 'group').length, readCommands(output).filter(({ name }) => name === 'endgroup').length);
  assert.doesNotMatch(output, /\u001b/);
});

test('a script that takes too long ends with its processes, and has a summary', { skip }, (t) => {
  const job = new RunnerJob(t, PWSH);
  setUp(job);
  const mark = `cm-test-${process.pid}-late`;
  addScript(job, 'slow', `exec -a ${mark} sleep 300\n`);
  const { code } = job.run({ uses: './actions/run', with: { script: 'slow', 'timeout-seconds': '2' } });
  assert.notEqual(code, 0);
  assert.match(job.summaries.at(-1), /## slow/);
  assert.doesNotMatch(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }), new RegExp(`^${mark}`, 'm'));
});

/** The PowerShell of a runner: one process. The launcher of the dotnet tool, which hands no signal on, is passed by. */
function wholePwsh(job) {
  const [dll] = fs.globSync ? fs.globSync(path.join(path.dirname(PWSH), '.store', '**', 'unix', 'pwsh.dll')) : execFileSync('find', [path.dirname(PWSH), '-path', '*unix/pwsh.dll'], { encoding: 'utf8' }).split('\n');
  if (!dll) {
    return PWSH;
  }

  const file = path.join(job.folder, 'pwsh');
  fs.writeFileSync(file, `#!/bin/sh\nexec dotnet '${dll}' "$@"\n`, { mode: 0o755 });
  return file;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`a step that is cancelled by ${signal} ends with all its processes, gives back its locks and has a summary`, { skip }, async (t) => {
    const job = new RunnerJob(t, PWSH);
    setUp(job);
    job.pwsh = wholePwsh(job);
    const mark = `cm-test-${process.pid}-${signal}`;
    const folder = addScript(job, 'slow', `echo running; exec -a ${mark} sleep 300\n`, 'cache: true\n');
    const running = await job.start({ uses: './actions/run', with: { script: 'slow' } }, /^running$/m);
    running.kill(signal);
    const { outputs } = await running.ended;
    assert.doesNotMatch(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }), new RegExp(`^${mark}`, 'm'), running.transcript);
    assert.match(job.summaries.at(-1), /## slow/, running.transcript);
    assert.ok(fs.existsSync(outputs.log));
    fs.writeFileSync(path.join(folder, 'run.sh'), 'echo quick\n');
    const again = job.run({ uses: './actions/run', with: { script: 'slow', 'timeout-seconds': '60' } });
    assert.equal(again.code, 0, again.output);
  });
}

test('hostile output, names and values command nothing', { skip }, (t) => {
  const job = new RunnerJob(t, PWSH);
  setUp(job);
  const attacks = ['::set-output name=x::y', '  ::set-env name=x::y', '##[set-env name=x]y', '##[\u00adset-env name=x]y', '::add-path::/tmp/evil', '##\u001b[0m[add-path]/tmp/evil', '::stop-commands::x', '##vso[task.prependpath]/tmp/evil'];
  const folder = addScript(job, 'say', 'cat "$CM_TMP_CURRENT_SCRIPT_PATH/attacks.txt"; cat "$CM_TMP_CURRENT_SCRIPT_PATH/attacks.txt" >&2; printf "CM_ATTACK=x<<y\\nNODE_OPTIONS=--require /tmp/x\\nCM_GOOD=yes\\n" > tmp-run-env.out; [ -z "$CM_FAIL" ]\n',
    `name: "${attacks[0]}"\nnew_env_keys: [CM_ATTACK, CM_GOOD, NODE_OPTIONS]\n`);
  fs.writeFileSync(path.join(folder, 'attacks.txt'), `${attacks.join('\n')}\n`);
  for (const environment of ['', 'CM_FAIL=yes']) {
    const { output } = job.run({ uses: './actions/run', with: { script: 'say', environment } });
    assert.deepEqual(readCommands(output).map(({ name }) => name).filter((name) => !HARMLESS.includes(name)), [], output);
  }

  assert.equal(job.variables.CM_GOOD, 'yes');
  assert.equal(job.variables.CM_ATTACK, 'x<<y');
  assert.equal(job.variables.NODE_OPTIONS, undefined);
  assert.deepEqual(job.problems, []);
});

test('a secret of two lines is masked line by line, and one that is exported does not replace the variable of the job', { skip }, (t) => {
  const job = new RunnerJob(t, PWSH, { secrets: { KEY: 'first-private\nsecond-private' } });
  setUp(job);
  addScript(job, 'say', 'echo "$MY_KEY"; echo "CM_OUT=$MY_KEY" | head -1 > tmp-run-env.out; echo "CM_GOOD=yes" >> tmp-run-env.out\n', 'new_env_keys: [CM_OUT, CM_GOOD, MY_KEY]\n');
  const { code, output } = job.run({ uses: './actions/run', with: { script: 'say', 'secret-variables': 'MY_KEY' }, env: { MY_KEY: '${{ secrets.KEY }}' } });
  assert.equal(code, 0, output);
  assert.doesNotMatch(output.replaceAll(/^::add-mask::.*$/gm, ''), /-private/);
  assert.equal(job.variables.CM_GOOD, 'yes');
  assert.equal(job.variables.MY_KEY, undefined);
  assert.doesNotMatch(JSON.stringify(job.variables), /\*\*\*/);
});

test('a summary of 5 MB is cut, and 300 lines of standard error make no annotation', { skip }, (t) => {
  const job = new RunnerJob(t, PWSH);
  setUp(job);
  addScript(job, 'loud', 'for i in $(seq 300); do echo "error line $i" >&2; done; for i in $(seq 3000); do echo "CM_BIG_$i=$(head -c 1800 /dev/zero | tr "\\0" x)"; done > tmp-run-env.out\n', 'new_env_keys: ["CM_BIG_*"]\n');
  const { code, output } = job.run({ uses: './actions/run', with: { script: 'loud', export: 'false' } });
  assert.equal(code, 0, output.slice(-2000));
  assert.equal(output.match(/^error line \d+\r?$/gm).length, 300);
  assert.equal(readCommands(output).filter(({ name }) => ['error', 'warning'].includes(name)).length, 0);
  assert.deepEqual(job.problems, []);
});
