'use strict';

// Both tasks with the real cmdlets, as the agent runs them in one job. CM_PROGRAM names the built program cm.
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { Scene } = require('./scene');

const PROGRAM = process.env.CM_PROGRAM;
const skip = !PROGRAM && 'CM_PROGRAM does not name the program cm.';

function sceneOf(t, task, home) {
  const scene = new Scene(t, task);
  scene.pwsh = path.join(__dirname, 'pwsh-cm.js');
  Object.assign(scene.environment, {
    CM_PROGRAM: PROGRAM,
    CM_MODULE: path.join(path.dirname(PROGRAM), 'CmPowerShell.psd1'),
    CM_REPOS: home ?? path.join(scene.folder, 'home'),
    TF_BUILD: 'True',
    AGENT_TEMPDIRECTORY: scene.folder,
  });
  return scene;
}

function addScript(home, name, run) {
  const folder = path.join(home, 'repos', 'local', 'script', name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, '_cm.yaml'), `alias: ${name}
uid: "00c4ec6a0d01e0aa"
automation_alias: script
automation_uid: 5b4e0237da074764
tags: [${name}]
input_mapping: { text: CM_TEXT }
new_env_keys: [CM_SAID]
`);
  fs.writeFileSync(path.join(folder, 'run.sh'), run);
}

test('a run sets variables for later steps and uploads a summary', { skip }, (t) => {
  const scene = sceneOf(t, 'CmRun');
  const home = scene.environment.CM_REPOS;
  scene.run({ tags: 'detect,host', export: 'false', summary: 'false' });
  addScript(home, 'say', 'echo "CM_SAID=$CM_TEXT" > tmp-run-env.out\necho "##vso[task.complete result=Failed;]"\n');

  const { code, output } = scene.run({ script: 'say', parameters: "text=it's 50% $(id)", export: 'true', summary: 'true' });

  assert.equal(code, 0, output);
  assert.ok(output.includes("##vso[task.setvariable variable=CM_SAID;]it's 50%AZP25 $(id)"), output);
  assert.ok(output.includes('## vso[task.complete result=Failed;]'));
  const [, summary] = output.match(/##vso\[task\.uploadsummary\](.*)/);
  assert.match(fs.readFileSync(summary, 'utf8'), /^## say: succeeded/);
});

test('only the script receives a secret', { skip }, (t) => {
  const scene = sceneOf(t, 'CmRun');
  scene.run({ tags: 'detect,host', export: 'false', summary: 'false' });
  addScript(scene.environment.CM_REPOS, 'say', 'echo "length ${#MY_TOKEN} value $MY_TOKEN"\n');
  scene.environment.MY_TOKEN = 'very-private-text';

  const { output } = scene.run({ script: 'say', secretVariables: 'MY_TOKEN', export: 'true', summary: 'true' });

  assert.match(output, /length 17 value \*\*\*/);
  assert.equal(output.replaceAll('##vso[task.setsecret]very-private-text', '').includes('very-private-text'), false, output);
});

test('a script that fails fails the task with the code of the tools', { skip }, (t) => {
  const scene = sceneOf(t, 'CmRun');
  scene.run({ tags: 'detect,host', export: 'false', summary: 'false' });
  addScript(scene.environment.CM_REPOS, 'say', 'echo broken; exit 9\n');

  const { code, output } = scene.run({ script: 'say', export: 'true', summary: 'true' });

  assert.equal(code, 2, output);
  assert.match(output, /task\.logissue type=error;[^\]]*code=NativeScriptFailed;\].*exit code 9/);
  assert.match(output, /task\.uploadsummary/);
});

test('an unknown script is an issue and the task fails', { skip }, (t) => {
  const { code, output } = sceneOf(t, 'CmRun').run({ script: 'no-such-script', export: 'true', summary: 'false' });
  assert.equal(code, 16, output);
  assert.match(output, /code=ScriptNotFound;\]/);
});

test('the set-up lists the repositories of the home', { skip }, (t) => {
  const scene = sceneOf(t, 'CmSetup');
  const { code, output } = scene.run({ modulePath: scene.environment.CM_MODULE });
  assert.equal(code, 0, output);
  assert.match(output, /local/);
});

test('a repository that cannot be had fails the set-up', { skip }, (t) => {
  const scene = sceneOf(t, 'CmSetup');
  scene.environment.CM_URL_PREFIX = 'http://127.0.0.1:1/';
  const { code, output } = scene.run({ modulePath: scene.environment.CM_MODULE, repositories: 'team@gone' });
  assert.notEqual(code, 0);
  assert.match(output, /code=RepositoryUnreachable;\]/);
});
