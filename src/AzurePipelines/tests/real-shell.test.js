'use strict';

// The tasks, the templates and the documented pipeline with a real PowerShell and the real cmdlets, step by step.
// CM_TEST_MODULE names the module's manifest, CM_TEST_PWSH the program pwsh.
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { readCommands } = require('./pipelines/agent-reader');
const { Job } = require('./pipelines/job');
const { expand, parseYaml } = require('./pipelines/template');

const { CM_TEST_MODULE: MODULE, CM_TEST_PWSH: PWSH } = process.env;
const skip = (!MODULE || !PWSH) && 'CM_TEST_MODULE and CM_TEST_PWSH do not name a module and a pwsh.';
const POSIX = skip || (process.platform === 'win32' && 'The scripts are for a POSIX shell.');
const SOURCES = path.join(__dirname, '..', '..', '..');
const OF_RUN = ['task.logissue', 'task.logdetail', 'task.setprogress', 'task.setsecret', 'task.uploadsummary', 'task.uploadfile', 'task.setvariable', 'task.complete', 'task.debug'];

function jobOf(t, variables = {}) {
  return new Job(t, PWSH, { CM_MODULE: MODULE, ...variables });
}

function addScript(job, name, run, meta = '') {
  const home = path.join(job.scene.folder, 'cm');
  job.variables.CM_REPOS = home;
  fs.mkdirSync(path.join(home, 'repos', 'local'), { recursive: true });
  const folder = path.join(home, 'repos', 'local', 'script', name.replace(/\W/g, '-'));
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, '_cm.yaml'), `alias: ${name.replace(/\W/g, '-')}\nuid: "00c4ec6a0d01e0aa"\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [${name.replace(/\W/g, '-')}]\n${meta}`);
  fs.writeFileSync(path.join(folder, 'run.sh'), run);
  return folder;
}

function setUp(job) {
  const ended = job.run({ task: 'CmSetup@0', inputs: { modulePath: MODULE } });
  assert.equal(ended.code, 0, ended.output);
}

test('the documented pipeline runs step by step', { skip: POSIX }, (t) => {
  const [page] = [...fs.readFileSync(path.join(SOURCES, 'docs', 'how-to', 'azure-pipelines.md'), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => parseYaml(text));
  const job = jobOf(t, { hfToken: 'very-private-text' });
  const [plan, run] = page.stages.map((stage) => stage.jobs[0]);
  for (const step of plan.steps) {
    const inputs = step.task === 'CmSetup@0' ? { ...step.inputs, modulePath: MODULE } : step.inputs;
    const ended = job.run({ ...step, inputs });
    assert.equal(ended.code, 0, ended.output);
  }

  const [leg] = Object.values(JSON.parse(job.outputs['matrix.legs']));
  Object.assign(job.variables, leg);
  for (const step of run.steps.filter((other) => other.task !== 'Cache@2')) {
    const inputs = step.task === 'CmSetup@0' ? { ...step.inputs, modulePath: MODULE, requirePinned: 'false' } : step.inputs;
    const ended = job.run({ ...step, inputs });
    assert.equal(ended.code, 0, ended.output);
    assert.equal(ended.output.replaceAll('##vso[task.setsecret]very-private-text', '').includes('very-private-text'), false);
  }

  assert.match(fs.readFileSync(job.outputs['key.keyFile'], 'utf8'), /\S/);
  assert.ok(Object.keys(job.variables).some((name) => name.startsWith('CM_BENCHMARK_')));
});

test('the documented templates run step by step', { skip: POSIX }, (t) => {
  const job = jobOf(t);
  for (const [file, parameters] of [['cm-setup.yml', { cacheTags: 'benchmark,c-example' }], ['cm-run.yml', { tags: 'benchmark,c-example' }], ['cm-test.yml', { tags: 'benchmark' }]]) {
    const template = parseYaml(fs.readFileSync(path.join(SOURCES, 'src', 'AzurePipelines', 'templates', file), 'utf8'));
    for (const step of expand(template, { ...parameters, module: MODULE }).filter((other) => other.pwsh)) {
      const ended = job.run(step);
      assert.equal(ended.code, 0, ended.output);
    }
  }

  assert.match(fs.readFileSync(job.variables.CM_CACHE_KEY_FILE, 'utf8'), /\S/);
});

test('a script that fails ends the task with 2, once in the log, with a summary and closed rows', { skip: POSIX }, (t) => {
  const job = jobOf(t);
  setUp(job);
  addScript(job, 'say', 'echo broken; exit 9\n');
  for (const inputs of [{}, { errorActionPreference: 'stop' }]) {
    const { code, output } = job.run({ task: 'CmRun@0', name: 'app', inputs: { script: 'say', export: 'true', summary: 'true', ...inputs } });
    const commands = readCommands(output);
    assert.equal(code, 2, output);
    assert.equal(job.outputs['app.exitCode'], '2');
    assert.equal(output.split('exit code 9').length, 2, output);
    assert.equal(commands.filter((command) => command.name === 'task.logissue').length, 1);
    assert.match(fs.readFileSync(commands.find((command) => command.name === 'task.uploadsummary').message, 'utf8'), /## say: failed/);
    assertRowsAreClosed(commands, 'Failed');
    assert.doesNotMatch(output, /\u001b/);
  }
});

test('a script that takes too long ends with its processes, and has a summary', { skip: POSIX }, (t) => {
  const job = jobOf(t);
  setUp(job);
  addScript(job, 'slow', 'sleep 300\n');
  const { code, output } = job.run({ task: 'CmRun@0', inputs: { script: 'slow', timeoutSeconds: '2', export: 'true', summary: 'true' } });
  assert.notEqual(code, 0);
  assert.match(output, /task\.uploadsummary/);
  assertRowsAreClosed(readCommands(output), 'Failed');
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`a step that is cancelled by ${signal} ends with all its processes, gives back its locks and has a summary`, { skip: POSIX }, async (t) => {
    const job = jobOf(t);
    setUp(job);
    const mark = `cm-test-${process.pid}-${signal}`;
    addScript(job, 'slow', `echo running; exec -a ${mark} sleep 300\n`, 'cache: true\n');
    const scene = job.scene.other('CmRun');
    Object.assign(scene.environment, { CM_MODULE: MODULE, CM_REPOS: job.variables.CM_REPOS, TF_BUILD: 'True', AGENT_TEMPDIRECTORY: scene.folder });
    const running = await scene.start({ script: 'slow', export: 'true', summary: 'true' }, /^running$/m);
    running.kill(signal);
    await new Promise((resolve) => running.on('close', resolve));
    const output = running.transcript;
    assert.match(output, /task\.complete result=Canceled;\]/);
    assert.match(output, /task\.uploadsummary/, output);
    assertRowsAreClosed(readCommands(output), 'Canceled');
    assert.doesNotMatch(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }), new RegExp(`^${mark}`, 'm'));
    fs.writeFileSync(path.join(job.variables.CM_REPOS, 'repos', 'local', 'script', 'slow', 'run.sh'), 'echo quick\n');
    const again = job.run({ task: 'CmRun@0', inputs: { script: 'slow', timeoutSeconds: '60', export: 'true', summary: 'false' } });
    assert.equal(again.code, 0, again.output);
  });
}

test('a secret of two lines is masked line by line, and one that is exported does not replace the variable of the job', { skip: POSIX }, (t) => {
  const job = jobOf(t, { firstSecret: 'first-private\nsecond-private' });
  setUp(job);
  addScript(job, 'say', 'echo "$MY_KEY"; echo "CM_OUT=$MY_KEY" | head -1 > tmp-run-env.out; echo "CM_GOOD=yes" >> tmp-run-env.out\n', 'new_env_keys: [CM_OUT, CM_GOOD, MY_KEY]\n');
  const { code, output } = job.run({ task: 'CmRun@0', inputs: { script: 'say', secretVariables: 'MY_KEY', export: 'true', summary: 'true' }, env: { MY_KEY: '$(firstSecret)' } });
  assert.equal(code, 0, output);
  assert.doesNotMatch(output.replaceAll(/##vso\[task\.setsecret\].*/g, ''), /-private/);
  assert.equal(job.variables.CM_GOOD, 'yes');
  assert.equal(job.variables.MY_KEY, undefined);
  assert.doesNotMatch(output, /setvariable[^\]]*\][^\n]*\*\*\*/);
  assert.match(output, /type=warning;[^\]]*\]The variable 'MY_KEY' is not exported/);
});

test('hostile output and names command nothing', { skip: POSIX }, (t) => {
  const job = jobOf(t);
  setUp(job);
  const attacks = ['##vso[task.prependpath]/tmp/evil', '##v\u00adso[task.prependpath]/tmp/evil', '##\u001b[0mvso[task.prependpath]/tmp/evil', '::set-output name=x::y', '##[set-env name=x]y'];
  const folder = addScript(job, 'say', 'cat "$CM_TMP_CURRENT_SCRIPT_PATH/attacks.txt"; cat "$CM_TMP_CURRENT_SCRIPT_PATH/attacks.txt" >&2; exit 1\n', `name: "${attacks[0]}"\ndefault_env: { CM_ATTACK: "${attacks[0]}" }\nnew_env_keys: [CM_ATTACK]\n`);
  fs.writeFileSync(path.join(folder, 'attacks.txt'), `${attacks.join('\n')}\n`);
  const ended = [
    job.run({ task: 'CmRun@0', inputs: { script: 'say', export: 'true', summary: 'true' } }),
    job.run({ pwsh: "Import-Module $env:CM_MODULE; try { Invoke-CmScript say } catch { $_ }; Get-CmScript say | Format-List *; Get-CmRun -Last | Format-List *; Get-CmScript $env:ATTACK -ErrorAction Continue; Invoke-CmScript say", env: { ATTACK: attacks[0] } }),
  ];
  for (const { output } of ended) {
    assert.deepEqual([...new Set(readCommands(output).map((command) => command.name))].filter((name) => !OF_RUN.includes(name)), [], output);
    assert.match(output, /## vso\[task\.prependpath\]/);
  }
});

test('300 lines of standard error are in the log, and no issue is made of them', { skip: POSIX }, (t) => {
  const job = jobOf(t);
  setUp(job);
  addScript(job, 'loud', 'for i in $(seq 300); do echo "error line $i" >&2; done\n');
  const { code, output } = job.run({ task: 'CmRun@0', inputs: { script: 'loud', export: 'true', summary: 'true' } });
  assert.equal(code, 0, output);
  assert.equal(output.match(/^error line \d+\r?$/gm).length, 300);
  assert.equal(readCommands(output).filter((command) => command.name === 'task.logissue').length, 0);
});

test('a summary of 5 MB is cut below what the service takes, and the whole of it is uploaded as a file', { skip: POSIX }, (t) => {
  const job = jobOf(t);
  setUp(job);
  addScript(job, 'big', 'for i in $(seq 3000); do echo "CM_BIG_$i=$(head -c 1800 /dev/zero | tr "\\0" x)"; done > tmp-run-env.out\n', 'new_env_keys: ["CM_BIG_*"]\n');
  const { code, output } = job.run({ task: 'CmRun@0', inputs: { script: 'big', export: 'false', summary: 'true' } });
  const uploads = readCommands(output).filter((command) => command.name === 'task.uploadsummary');
  assert.equal(code, 0, output.slice(-2000));
  assert.equal(uploads.length, 1);
  assert.ok(fs.statSync(uploads[0].message).size < 1024 * 1024);
});

function assertRowsAreClosed(commands, result) {
  const rows = commands.filter((command) => command.name === 'task.logdetail').map((command) => command.properties);
  const [opened, closed] = ['InProgress', 'Completed'].map((state) => rows.filter((row) => row.state === state));
  assert.ok(opened.length > 0);
  assert.deepEqual(closed.map((row) => row.id).sort(), opened.map((row) => row.id).sort());
  assert.ok(closed.some((row) => row.result === result), JSON.stringify(closed));
}
