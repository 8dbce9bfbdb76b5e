'use strict';

const assert = require('node:assert');
const path = require('node:path');
const { test } = require('node:test');
const { Scene } = require('./scene');

test('the script of the task gets the inputs as they are, and the command holds none of them', (t) => {
  const scene = new Scene(t, 'CmRun');
  const hostile = `a "b" 'c' $(id) \`id\` %PATH% & | ; é`;

  const { code, call } = scene.run({ script: hostile, tags: 'get, python3,_x', parameters: `name=${hostile}\nempty=\nwith=a=b`, version: '3.10' });

  assert.equal(code, 0);
  assert.deepEqual(call.arguments.slice(0, 4), ['-NoLogo', '-NoProfile', '-NonInteractive', '-File']);
  assert.equal(call.arguments.length, 5);
  assert.match(call.arguments[4], /CmRun[/\\]run\.ps1$/);
  assert.equal(call.inputs.script, hostile);
  assert.deepEqual(call.inputs.tags, ['get', 'python3', '_x']);
  assert.deepEqual(call.inputs.parameters, { name: hostile, empty: '', with: 'a=b' });
  assert.equal(call.inputs.version, '3.10');
});

test('a value with line breaks comes in a JSON object', (t) => {
  const value = 'one\ntwo\r\n%0A ##vso[task.complete result=Succeeded;]';
  const { call } = new Scene(t, 'CmRun').run({ script: 'x', environment: JSON.stringify({ TEXT: value }) });
  assert.deepEqual(call.inputs.environment, { TEXT: value });
});

test('a line that is no NAME=VALUE is told with its number', (t) => {
  const { code, output, call } = new Scene(t, 'CmRun').run({ script: 'x', parameters: 'a=1\n\n# a remark\nwithout value' });
  assert.equal(code, 1);
  assert.match(output, /result=Failed;\]Line 4 of the input 'parameters' is not NAME=VALUE\./);
  assert.equal(call, null);
});

test('broken JSON is told', (t) => {
  const { code, output } = new Scene(t, 'CmRun').run({ script: 'x', parameters: '{"a": }' });
  assert.equal(code, 1);
  assert.match(output, /The input 'parameters' begins with \{ but is no JSON object/);
});

test('a run without script and tags is refused', (t) => {
  const { code, output } = new Scene(t, 'CmRun').run({});
  assert.equal(code, 1);
  assert.match(output, /Name the script to run with the input 'script' or 'tags'\./);
});

test('the exit code of a failing run is that of the task', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.environment.DOUBLE_EXIT_CODE = '16';
  const { code, output } = scene.run({ script: 'x' });
  assert.equal(code, 16);
  assert.match(output, /task\.setvariable variable=exitCode;isOutput=true;issecret=false;\]16/);
  assert.match(output, /task\.complete result=Failed;\]CmPowerShell ended with exit code 16\./);
});

test('an agent without pwsh says what to install', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.pwsh = null;
  const { code, output } = scene.run({ script: 'x' });
  assert.equal(code, 1);
  assert.match(output, /PowerShell 7 \(pwsh\) is not on the PATH/);
});

test('a pwsh that cannot be started fails the task', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.pwsh = `${scene.folder}/gone`;
  const { code, output } = scene.run({ script: 'x' });
  assert.equal(code, 1);
  assert.match(output, /result=Failed;\].*ENOENT/);
});

test('a cancelled step ends pwsh, which ends what it has started', { skip: process.platform === 'win32' && 'Windows has no signals.' }, async (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.environment.DOUBLE_WAITS = 'yes';
  const running = await scene.start({ script: 'x' });
  running.kill('SIGINT');
  const code = await new Promise((resolve) => running.on('close', resolve));
  assert.equal(code, 130);
  assert.deepEqual(scene.signals, ['SIGINT']);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`a step that gets ${signal} says Canceled, and all processes below it get SIGINT`, { skip: process.platform === 'win32' && 'Windows has no signals.' }, async (t) => {
    const scene = new Scene(t, 'CmRun');
    scene.environment.DOUBLE_WAITS = 'yes';
    scene.pwsh = path.join(__dirname, 'pwsh-launcher.js');
    const running = await scene.start({ script: 'x' });
    running.kill(signal);
    await new Promise((resolve) => running.on('close', resolve));
    assert.match(running.transcript, /task\.complete result=Canceled;\]/);
    assert.deepEqual(scene.signals, ['SIGINT']);
  });
}

test('standard error fails the task where that is wanted, and is passed on', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.environment.DOUBLE_ERROR_TEXT = 'oh dear';
  assert.equal(scene.run({ script: 'x' }).code, 0);
  const { code, output } = scene.run({ script: 'x', failOnStderr: 'true' });
  assert.equal(code, 1);
  assert.match(output, /oh dear/);
  assert.match(output, /result=Failed;\]The run wrote to standard error/);
});

test('an exit code is ignored where that is wanted', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.environment.DOUBLE_EXIT_CODE = '2';
  const { code, output } = scene.run({ script: 'x', ignoreLASTEXITCODE: 'true' });
  assert.equal(code, 0);
  assert.match(output, /result=SucceededWithIssues;\]CmPowerShell ended with exit code 2/);
});

test('preferences reach PowerShell by the names of its variables, and a wrong one is told', (t) => {
  const { call } = new Scene(t, 'CmRun').run({ script: 'x', verbosePreference: 'continue', warningPreference: 'silentlyContinue', debugPreference: 'default' });
  assert.deepEqual(call.inputs.preferences, { VerbosePreference: 'continue', WarningPreference: 'silentlyContinue' });
  assert.match(new Scene(t, 'CmRun').run({ script: 'x', verbosePreference: 'loud' }).output, /The input 'verbosePreference' is 'loud'\. Use default, stop, continue, silentlyContinue\./);
});

test('variables are shown where that is wanted, secrets are not, and no value commands the agent', (t) => {
  const scene = new Scene(t, 'CmRun');
  Object.assign(scene.environment, { TOKEN: 'very-private', HOSTILE: 'x\n##vso[task.prependpath]/evil' });
  const { output } = scene.run({ script: 'x', secretVariables: 'TOKEN', showEnvironmentVariables: 'true' });
  assert.match(output, /"TOKEN": \*\*\*/);
  assert.match(output, /"HOSTILE": "x\\n/);
  assert.doesNotMatch(output, /task\.prependpath\]\/evil(?!")|##vso\[task\.prependpath/);
  assert.doesNotMatch(new Scene(t, 'CmRun').run({ script: 'x' }).output, /"PATH"/);
});

test('a secret of several lines is masked line by line, since the agent takes no other', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.environment.KEY = 'first-line\nsecond-line\r\n';
  const { code, call, output } = scene.run({ script: 'x', secretVariables: 'KEY' });
  assert.equal(code, 0);
  assert.equal(call.environment.KEY, 'first-line\nsecond-line\r\n');
  assert.match(output, /task\.setsecret\]first-line$/m);
  assert.match(output, /task\.setsecret\]second-line$/m);
});

test('a message of the task stays below the length that the agent keeps', (t) => {
  const { output } = new Scene(t, 'CmRun').run({ script: 'x', workingDirectory: `/${'x'.repeat(9000)}` });
  assert.ok(/task\.complete result=Failed;\](.*)/.exec(output)[1].length < 4096);
});

test('an agent without pwsh uses the program cm that the extension has for its platform', (t) => {
  const scene = new Scene(t, 'CmRun');
  [scene.environment.CM_PROGRAM, scene.pwsh] = [scene.pwsh, null];
  const { code, call } = scene.run({ script: 'x' });
  assert.equal(code, 0);
  assert.equal(call.arguments[0], '-File');
  assert.equal(call.arguments.length, 2);
});

test('a secret is named, and its value is told to nobody but the agent that masks it', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.environment.TOKEN = 's3cr3t;%]value';
  const { call, output } = scene.run({ script: 'x', secretVariables: 'TOKEN' });
  assert.deepEqual(call.inputs.secrets, ['TOKEN']);
  assert.equal(call.environment.TOKEN, 's3cr3t;%]value');
  assert.equal(JSON.stringify(call.inputs).includes('s3cr3t'), false);
  assert.match(output, /task\.setsecret\]s3cr3t;%AZP25\]value/);
});

test('a secret that the step does not map is told', (t) => {
  const { code, output } = new Scene(t, 'CmRun').run({ script: 'x', secretVariables: 'TOKEN' });
  assert.equal(code, 1);
  assert.match(output, /The secret variable 'TOKEN' is not set/);
});

test('what the agent keeps for its tasks does not reach the script', (t) => {
  const scene = new Scene(t, 'CmRun');
  scene.environment.ENDPOINT_AUTH_SYSTEMVSSCONNECTION = '{"parameters":{"AccessToken":"x"}}';
  const { call } = scene.run({ script: 'x' });
  const left = Object.keys(call.environment).filter((name) => /^(INPUT|ENDPOINT)_/.test(name));
  assert.deepEqual(left, []);
});

test('the script runs in the working directory', (t) => {
  const scene = new Scene(t, 'CmRun');
  assert.equal(scene.run({ script: 'x', workingDirectory: scene.folder }).call.directory, scene.folder);
  assert.match(scene.run({ script: 'x', workingDirectory: `${scene.folder}/gone` }).output, /The working directory '.*gone' does not exist\./);
});

test('a lock file and how it is used reach the run', (t) => {
  const { inputs } = new Scene(t, 'CmRun').run({ script: 'x', lock: 'cm.lock.json', locked: 'true' }).call;
  assert.deepEqual([inputs.lock, inputs.locked, inputs.frozen], ['cm.lock.json', true, false]);
  const usual = new Scene(t, 'CmRun').run({ script: 'x' }).call.inputs;
  assert.deepEqual([usual.lock, usual.locked, usual.frozen], ['', false, false]);
});

test('a time limit is a whole number', (t) => {
  assert.equal(new Scene(t, 'CmRun').run({ script: 'x', timeoutSeconds: '90' }).call.inputs.timeoutSeconds, 90);
  assert.match(new Scene(t, 'CmRun').run({ script: 'x', timeoutSeconds: '1.5' }).output, /'timeoutSeconds' is '1\.5', and not a whole number of seconds/);
});
