# What the views show in the pictures: for each type one usual object and one whose texts are as long as they get.
function New-Sample([string] $Type, [System.Collections.IDictionary] $Property, [string] $Text) {
    $made = [pscustomobject] $Property
    $made.PSObject.TypeNames.Insert(0, "CmPowerShell.$Type")
    if ($Text) { $made | Add-Member ScriptMethod ToString ([scriptblock]::Create("'$Text'")) -Force }
    $made
}

$now = Get-Date
$artifact = @{ Alias = 'detect-cpu'; Uid = '586c8a43320142f7'; Repository = 'local'; Path = '/home/user/CM/repos/local/script/detect-cpu' }
$long = @{
    Alias = 'app-mlperf-inference-mlcommons-python'; Uid = 'ff149e9781fc4b65'; Repository = 'mlcommons@cm4mlops'
    Path  = '/home/user/CM/repos/mlcommons@cm4mlops/script/app-mlperf-inference-mlcommons-python'
}
$figure = { param($Name, $Unit, $Low, $Middle, $High) New-Sample CmFigure @{ Name = $Name; Unit = $Unit; Minimum = $Low; Median = $Middle; Maximum = $High; Runs = 5 } "${Name}: $Middle $Unit" }
$figures = @((& $figure 'matrix multiplication' 'GFLOP/s' 1.5 2.25 3.0), (& $figure 'memory copy' 'GB/s' 10.123456 11.5 123456.7))
$repo = @{
    Name = 'mlcommons@cm4mlops'; Branch = 'mlperf-inference'; Commit = '1d59aec8f2b3a1d59aec8f2b3a1d59aec8f2b3aa'; Uid = '9e97bb72b0474657'; IsGit = $true; Prefix = ''
    Url = 'https://github.com/mlcommons/cm4mlops'; Description = 'Scripts for MLPerf'; Path = '/home/user/CM/repos/mlcommons@cm4mlops'
}
$entry = @{
    Name = '3bd98f5a6f3c4a3c'; Uid = '3bd98f5a6f3c4a3c'; Script = 'get-python3'; Version = '3.11.4'; Size = 1536; Created = $now.AddDays(-20); LastUsed = $now.AddHours(-3)
    Variations = @('custom-path'); IsComplete = $true; Tags = @('get', 'python', 'version-3.11.4'); Duration = [timespan]::FromSeconds(2.5); MadeBy = 'user@machine'
    Platform = 'linux-x64'; Path = '/home/user/CM/repos/local/cache/3bd98f5a6f3c4a3c'
}
$bigEntry = $entry + @{}
$bigEntry.Script = 'get-ml-model-llama2-large-language'; $bigEntry.Size = 140GB; $bigEntry.LastUsed = $null; $bigEntry.Variations = @('pytorch', 'fp32', 'meta-llama.Llama-2-70b'); $bigEntry.Version = '2024.11.28-rc1'
$runScript = New-Sample CmRunScript @{
    Depth = 1; Name = 'get-python3,d0b5dd74373f4a62'; Outcome = 'succeeded'; FromCache = $true; Duration = [timespan]::FromSeconds(0.02); Version = '3.11.4'; ExitCode = $null
    CacheReason = 'nothing that it was made from has changed'; AskedTags = @('get', 'python3'); Variations = @(); NewEnv = [ordered]@{ CM_PYTHON_BIN = 'python3' }
} '  get-python3,d0b5dd74373f4a62'
$run = @{
    Id = '20261128-101311123-8236'; Outcome = 'Succeeded'; Script = 'detect-cpu'; AskedTags = @('detect', 'cpu'); Started = $now.AddMinutes(-5); Duration = [timespan]::FromSeconds(0.31)
    FromCache = $false; ErrorId = ''; ErrorMessage = ''; ExitCode = $null; LastLines = @(); Scripts = @($runScript); User = 'user'; Machine = 'machine'
    WorkDirectory = '/home/user'; Command = 'cm run script --tags=detect,cpu'; LogPath = '/home/user/CM/.cmpowershell/runs/20261128-101311123-8236/log.txt'
}
$failed = $run + @{}
$failed.Outcome = 'Failed'; $failed.Script = 'app-mlperf-inference-mlcommons-python'; $failed.Duration = [timespan]::FromMinutes(83); $failed.Started = $now.AddDays(-3); $failed.ExitCode = 2
$failed.ErrorId = 'NativeScriptFailed'; $failed.ErrorMessage = 'run.sh ended with exit code 2.'; $failed.LastLines = @('Traceback:', 'ValueError: no model')
$plan = @{
    Depth = 0; Name = 'app-mlperf-inference-mlcommons-python'; Plan = 'app-mlperf-inference-mlcommons-python (app,mlperf,_resnet50)'; AskedTags = @('app', 'mlperf', '_resnet50')
    Variations = @('resnet50', 'onnxruntime', 'cpu'); Version = $null; MinimumVersion = $null; MaximumVersion = $null; WhyEnabled = ''; FromCache = $false; CacheReason = 'no entry has the tags'
    CacheEntry = $null; IsReached = $true; IsReference = $false; Script = [pscustomobject] $long
}
$dependency = $plan + @{}
$dependency.Depth = 2; $dependency.Name = 'get-python3'; $dependency.Variations = @(); $dependency.MinimumVersion = '3.8'; $dependency.MaximumVersion = '3.12'; $dependency.FromCache = $true
$dependency.CacheEntry = [pscustomobject] $entry; $dependency.CacheReason = 'nothing that it was made from has changed'; $dependency.AskedTags = @('get', 'python3')
$result = @{
    Name = 'detect-cpu'; Version = '1.2'; AskedTags = @('detect', 'cpu'); Variations = @(); FromCache = $true; CacheReason = 'nothing that it was made from has changed'
    Duration = [timespan]::FromSeconds(0.31); ExitCode = 0; NewEnv = [ordered]@{ CM_HOST_CPU_TOTAL_CORES = '8'; CM_HOST_CPU_MODEL_NAME = 'A very usual processor @ 3.20GHz' }
    NewState = [ordered]@{ host_device_raw_info = @{} }; Dependencies = @([pscustomobject]@{ Name = 'detect-os' }); CacheEntry = $null; Figures = @(); WorkDirectory = '/home/user'; LogPath = $run.LogPath
}
$bench = $result + @{}
$bench.Name = 'benchmark-machine'; $bench.Figures = $figures
$benchmark = New-Sample 'CmScriptResult' $bench
$benchmark.PSObject.TypeNames.Insert(0, 'CmPowerShell.CmScriptResult#Figures')
$finding = @{
    Severity = 'Warning'; Rule = 'unknown-key'; Artifact = 'script::detect-cpu,586c8a43320142f7'; File = '/home/user/CM/repos/local/script/detect-cpu/_cm.yaml'; Line = 12; Column = 3
    Message = "The key 'dep' is not known."; Suggestion = "Is it 'deps'?"
}

[ordered]@{
    CmRepo             = @((New-Sample CmRepo $repo), (New-Sample CmRepo @{ Name = 'local'; Branch = ''; Commit = ''; Url = ''; Description = ''; IsGit = $false; Prefix = ''; Uid = '9a3280b14a4285c9'; Path = '/home/user/CM/repos/local' }))
    CmRepoDetail       = New-Sample CmRepoDetail ($repo + @{ Ahead = 2; Behind = 1; ChangedFiles = @('script/detect-cpu/_cm.yaml', 'README.md'); IsPinned = $false; TrustedCommit = 'a1d59aec8f2b3a1d59aec8f2b3a1d59aec8f2b3a'; TrustedOn = $null; IsAsTrusted = $false })
    CmArtifact         = @((New-Sample CmArtifact ($artifact + @{ Name = 'detect-cpu'; Automation = 'script'; Tags = @('detect', 'cpu') })), (New-Sample CmArtifact ($long + @{ Name = $long.Alias; Automation = 'experiment.tests'; Tags = @('app', 'mlcommons', 'mlperf', 'inference', 'reference') })))
    CmScript           = @(
        (New-Sample CmScript ($artifact + @{ Name = 'detect-cpu'; Automation = 'script'; Tags = @('detect', 'cpu'); Variations = @(); Versions = @(); Platforms = @('linux', 'macos', 'windows'); Cached = $false; Cacheable = $false; Generation = 'Script' })),
        (New-Sample CmScript ($long + @{ Name = $long.Alias; Automation = 'script'; Tags = @('app', 'mlcommons', 'mlperf', 'inference', 'reference'); Variations = @('cpu', 'cuda', 'resnet50'); Versions = @('4.0'); Platforms = @('linux'); Cached = $true; Cacheable = $true; Generation = 'Script' })))
    CmCacheEntry       = @((New-Sample CmCacheEntry $entry), (New-Sample CmCacheEntry $bigEntry))
    CmCacheFinding     = New-Sample CmCacheFinding @{ Severity = 'Error'; Rule = 'result-unreadable'; Script = 'get-python3'; Path = $entry.Path; Message = 'The result cannot be read.'; Suggestion = 'Remove the entry, and run the script again.' }
    CmExperiment       = New-Sample CmExperiment @{ Name = 'benchmark-c-example'; Alias = 'benchmark-c-example'; Uid = '586c8a43320142f7'; Automation = 'experiment'; Tags = @('benchmark', 'nightly'); Repository = 'local'; Path = '/home/user/CM/repos/local/experiment/benchmark-c-example'; Runs = @('benchmark-c-example/2026-11-29.06-06-30.352900'); LastStarted = $null }
    CmExperimentRun    = New-Sample CmExperimentRun @{ Experiment = 'benchmark-c-example'; Name = '2026-11-29.06-06-30.352900'; Started = [datetime]'2026-11-29T06:06:30'; IsFinished = $true; HasResults = $true; Axes = @('variation', 'THREADS'); Facts = [ordered]@{ machine = 'one'; cores = 8 }; Path = '/home/user/CM/repos/local/experiment/benchmark-c-example/2026-11-29.06-06-30.352900' }
    CmPublishedExperiment = New-Sample CmPublishedExperiment @{ Experiment = 'benchmark-c-example'; Repository = 'team@results'; Commit = '586c8a43320142f7586c8a43320142f7586c8a43'; Runs = @('2026-11-29.06-06-30.352900'); Redactions = @([pscustomobject]@{ Kind = 'Host'; Count = 3; File = '2026-11-29.06-06-30.352900/cm-result.json' }); Path = '/home/user/results/experiment/benchmark-c-example' }
    CmRedaction        = New-Sample CmRedaction @{ Kind = 'Host'; Count = 3; File = '2026-11-29.06-06-30.352900/cm-result.json' }
    CmExperimentPoint  = @(
        (New-Sample CmExperimentPoint @{ Number = 1; Point = 'variation=o2, THREADS=4'; Outcome = 'Succeeded'; Count = 10; Figures = [ordered]@{ time_wall_seconds = [pscustomobject]@{ Median = 1.25; RelativeError = 0.012 } }; ErrorId = ''; ErrorMessage = ''; Duration = [timespan]::FromSeconds(12.5); Experiment = 'benchmark-c-example'; Run = 'benchmark-c-example/2026-11-29.06-06-30.352900'; Parameters = [ordered]@{ variation = 'o2'; THREADS = 4 }; PointId = '41e270c496f4d773'; IsKept = $false; Path = '/home/user/CM/repos/local/experiment/one' }),
        (New-Sample CmExperimentPoint @{ Number = 12; Point = 'variation=o9, THREADS=16'; Outcome = 'Failed'; Count = 0; Figures = [ordered]@{}; ErrorId = 'VariationNotFound'; ErrorMessage = 'There is no variation o9.'; Duration = [timespan]::FromSeconds(0.1); Experiment = 'benchmark-c-example'; Run = 'benchmark-c-example/2026-11-29.06-06-30.352900'; Parameters = [ordered]@{ variation = 'o9'; THREADS = 16 }; PointId = '1c998f0424bfbd78'; IsKept = $false; Path = '/home/user/CM/repos/local/experiment/two' }))
    CmPlannedPoint     = New-Sample CmPlannedPoint @{ Number = 12; Experiment = 'benchmark-c-example'; Point = 'variation=o2, THREADS=4'; PointId = '41e270c496f4d773'; Parameters = [ordered]@{ variation = 'o2'; THREADS = 4 } }
    CmFigureStatistic  = New-Sample CmFigureStatistic @{ Name = 'time_wall_seconds'; Unit = 's'; Better = 'Lower'; Count = 10; Median = 1.2345678; Low = 1.22; High = 1.25; RelativeError = 0.012; Minimum = 1.2; LowerQuartile = 1.22; UpperQuartile = 1.26; Maximum = 1.5; Mean = 1.25; Outliers = @(1.5); WarmupCount = 1; Values = @(1.5, 1.2, 1.25) }
    CmComparison       = @(
        (New-Sample CmComparison @{ Figure = 'time_wall_seconds'; Point = 'THREADS=4'; Unit = 's'; Better = 'Lower'; Baseline = 1.2345678; Candidate = 1.3; Change = 0.053; Low = 0.041; High = 0.066; Probability = 0.0001; Effect = 0.98; Verdict = 'Worse'; IsRegression = $true; BaselineCount = 20; CandidateCount = 20 }),
        (New-Sample CmComparison @{ Figure = 'prime_sieve'; Point = 'variation=o2, THREADS=4'; Unit = 'M/s'; Better = 'Higher'; Baseline = 93.746; Candidate = 93.7; Change = -0.0005; Low = -0.01; High = 0.01; Probability = 0.7; Effect = -0.05; Verdict = 'Same'; IsRegression = $false; BaselineCount = 20; CandidateCount = 20 }))
    CmWorldDifference  = New-Sample CmWorldDifference @{ Name = 'repositories.mlcommons@cm4mlops'; Baseline = 'e1d5c7cf0e1d5c7cf0e1d5c7cf0e1d5c7cf0e1d5'; Candidate = '1d59aec8f2b3a1d59aec8f2b3a1d59aec8f2b3aa' }
    CmLock             = New-Sample CmLock @{ Path = '/home/user/pipeline/cm.lock.json'; Requests = @('benchmark-c-example', 'app,mlperf,inference,_resnet50'); Platforms = @('linux-x64', 'win-x64'); Repositories = @('mlcommons@cm4mlops,9e97bb72b0474657'); Scripts = @('detect-os-0123456789', 'get-python3-0123456789'); IsEdited = $false }
    CmLockedRepo       = New-Sample CmLockedRepo @{ Platform = 'linux-x64'; Alias = 'mlcommons@cm4mlops'; Uid = '9e97bb72b0474657'; Url = 'https://github.com/mlcommons/cm4mlops'; Commit = 'e1d5c7cf0e1d5c7cf0e1d5c7cf0e1d5c7cf0e1d5'; IsChanged = $false }
    CmLockedScript     = New-Sample CmLockedScript @{ Platform = 'linux-x64'; Id = 'get-python3-0123456789'; Name = 'get-python3'; Uid = 'd0b5dd74373f4a62'; AskedTags = @('get', 'python3'); Variations = @('shared', 'with-ssl'); Versions = @('version_min=3.8'); RecipeDigest = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'; DownloadUrl = ''; DownloadChecksum = ''; Dependencies = @('detect-os-0123456789') }
    CmRunDifference    = New-Sample CmRunDifference @{ Likelihood = 'Likely'; Rule = 'input-changed'; Subject = 'size'; Reference = '1'; Difference = '2'; Message = "The input 'size' was 1 and is 2."; ReferenceId = '20261125-223107123-3f9a'; DifferenceId = '20261126-101530456-b71c' }
    CmLockDifference   = New-Sample CmLockDifference @{ Rule = 'recipe-changed'; Subject = 'get-python3,d0b5dd74373f4a62'; Was = '01ab'; Now = '23cd'; Message = 'The files of get-python3 differ: run.sh was changed.'; Suggestion = 'Accept the current state with: Update-CmLock cm.lock.json.'; Path = '/home/user/pipeline/cm.lock.json' }
    CmCacheRemoval     = New-Sample CmCacheRemoval @{ Uid = $entry.Uid; Script = 'get-ml-model-llama2-large-language'; Reason = 'not used for 90 days'; Size = 140GB; FreedBytes = 0; Made = $now.AddDays(-400); LastUsed = $now.AddDays(-91); Path = $entry.Path; IsRemoved = $false }
    CmRun              = @((New-Sample CmRun $run), (New-Sample CmRun $failed))
    CmRunScript        = $runScript
    CmPlanNode         = @((New-Sample CmPlanNode $plan), (New-Sample CmPlanNode $dependency))
    CmScriptResult     = New-Sample CmScriptResult $result
    Figures            = $benchmark
    CmFigure           = $figures
    CmSetting          = @(
        (New-Sample CmSetting @{ Name = 'CachePolicy'; Value = 'tags'; Source = 'Home'; Place = '/home/user/CM/cmpowershell.json'; Default = 'content'; Allowed = 'content or tags'; Variables = @('CM_CACHE_POLICY'); Description = 'When a kept result is reused.' }),
        (New-Sample CmSetting @{ Name = 'CacheLocation'; Value = $null; Source = 'Default'; Place = ''; Default = 'the repository local'; Allowed = 'the name of a repository'; Variables = @(); Description = 'Where cache entries are kept.' }))
    CmFinding          = New-Sample CmFinding $finding
    CmTestResult       = New-Sample CmTestResult @{ Outcome = 'Failed'; Script = [pscustomobject] ($artifact + @{ Name = 'detect-cpu' }); Name = 'run 1, fp32'; Variations = @('fp32'); Duration = [timespan]::FromSeconds(1); FromCache = $false; ErrorId = 'NativeScriptFailed'; ExitCode = 2; Message = 'run.sh ended with exit code 2.'; Output = @('one', 'two'); WorkDirectory = $null }
    CmVariation        = New-Sample CmVariation @{ Name = 'meta-llama.Llama-2-70b-chat-hf'; Group = 'huggingface-stub'; IsDefault = $true; IsDynamic = $false; AliasOf = '' }
    CmScriptInput      = New-Sample CmScriptInput @{ Name = 'device'; Variable = 'CM_MLPERF_DEVICE'; Default = 'cpu'; Meaning = 'The device to measure.'; Choices = @('cpu', 'gpu') }
    CmScriptDependency = New-Sample CmScriptDependency @{ Stage = 'prehook_deps'; Tags = 'get,ml-model,resnet50,_onnx'; Version = ''; Condition = 'CM_MODEL is resnet50' }
}
