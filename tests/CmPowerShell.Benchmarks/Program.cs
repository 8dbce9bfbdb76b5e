using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CmPowerShell.Benchmarks;

// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- start FOLDER: one start of a program, compiling included
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- table FOLDER --program CM [--reference PYTHON] [--write PAGE]: the table of docs/reference/benchmarks.md
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- growth CM [--module MANIFEST PWSH] [--write PAGE]: work that is large in one way
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- counts CM: what does not depend on the machine, with limits
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- home 100 1000 10000 100000: daily work on homes of these sizes
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- cached: what the cache policy Content costs a cached run
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- pinned: what the setting RequirePinned costs a run
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- runs FOLDER [--program CM] [--reference PYTHON]: what one run costs
// dotnet run -c Release --project tests/CmPowerShell.Benchmarks -- module MANIFEST PWSH [FOLDER]: what the module costs a PowerShell
if (args is ["module", var manifest, var pwsh, ..])
{
    return ModuleMeasurement.Run(manifest, pwsh, args.ElementAtOrDefault(3));
}

if (args is ["start", var folder])
{
    return StartMeasurement.Run(folder);
}

if (args is ["home", .. var sizes])
{
    return HomeMeasurement.Run(sizes);
}

if (args is ["runs", _, ..])
{
    return RunsMeasurement.Run(RunsOptions.Parse(args.AsSpan(1)));
}

if (args is ["table", _, ..])
{
    var place = Array.IndexOf(args, "--write");
    var others = args.Where((_, i) => place < 0 || (i != place && i != place + 1)).Skip(1).ToArray();
    return TableMeasurement.Run(RunsOptions.Parse(others), place < 0 ? null : args[place + 1]);
}

if (args is ["growth", var grown, .. var growth])
{
    var module = Array.IndexOf(growth, "--module");
    var written = Array.IndexOf(growth, "--write");
    return GrowthMeasurement.Run(grown, module < 0 ? null : (growth[module + 1], growth[module + 2]), written < 0 ? null : growth[written + 1]);
}

if (args is ["counts", ..])
{
    return CountMeasurement.Run(args[1..]);
}

if (args is ["cached"])
{
    return CachedRunMeasurement.Run();
}

if (args is ["pinned"])
{
    return PinnedRunMeasurement.Run();
}

var job = Job.ShortRun.WithToolchain(new InProcessEmitToolchain(new()));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
