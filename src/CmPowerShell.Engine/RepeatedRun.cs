using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Recording;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine;

/// <summary>A recorded run that is repeated as it was: with its inputs and variables, in its directory, and with its lock file if it had one.</summary>
public sealed class RepeatedRun
{
    private RepeatedRun(RunRequest request, LockedRun? locked) => (Request, Lock) = (request, locked);

    /// <summary>The request.</summary>
    public RunRequest Request { get; }

    /// <summary>The lock, as it was in the run; null if the run had none.</summary>
    public LockedRun? Lock { get; }

    /// <summary>Makes the request of a recorded run again.</summary>
    /// <param name="engine">The engine of the home.</param>
    /// <param name="run">The run.</param>
    /// <param name="secrets">Values of its secret variables; those that are not among them come from the environment of the process.</param>
    /// <param name="operation">Receives a detail if its directory is gone.</param>
    /// <exception cref="CmException"><c>RunNotRepeatable</c>.</exception>
    public static RepeatedRun Create(CmEngine engine, RunRecord run, MetaMap secrets, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(operation);
        var map = run.Map.Map(RecordedRequest.Key);
        if (map.Count == 0)
        {
            throw NotRepeatable(run, "its record has no request, as it was interrupted, or made by an earlier version of this program", "Run the script again with its inputs; the record has the command.");
        }

        if (Texts(map).Any(text => text.Contains(KnownSecrets.Mark, StringComparison.Ordinal)))
        {
            throw NotRepeatable(run, "an input contained a secret, which the record does not have", "Run the script again with its inputs, and give secrets as secret variables.");
        }

        var request = RecordedRequest.Read(map, "") with
        {
            SecretEnv = new MetaMap(map.Texts("secret_env").Select(name => KeyValuePair.Create(name, FindSecret(run, name, secrets)))),
            WorkDirectory = FindDirectory(run, operation),
            Quiet = map.Flag("quiet"),
            New = map.Flag("new"),
            SkipCache = map.Flag("skip_cache"),
            ChecksInputs = true,
        };
        return new RepeatedRun(request, FindLock(engine, run));
    }

    /// <summary>The request with further inputs, which override those of the run.</summary>
    /// <param name="given">A request with the inputs of the caller.</param>
    public RunRequest With(RunRequest given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Request with
        {
            Tags = [.. Request.Tags, .. given.Tags],
            Inputs = Merge(Request.Inputs, given.Inputs),
            Env = Merge(Request.Env, given.Env),
            SecretEnv = Merge(Request.SecretEnv, given.SecretEnv),
            Const = Merge(Request.Const, given.Const),
            State = Merge(Request.State, given.State),
            Quiet = Request.Quiet || given.Quiet,
            New = Request.New || given.New,
            SkipCache = Request.SkipCache || given.SkipCache,
        };
    }

    private static MetaMap Merge(MetaMap recorded, MetaMap given)
    {
        var merged = recorded.Clone();
        foreach (var (key, value) in given)
        {
            merged[key] = value;
        }

        return merged;
    }

    private static LockedRun? FindLock(CmEngine engine, RunRecord run)
    {
        var used = run.Map.Map(RunRecorder.LockKey);
        return used.Count == 0 ? null : new LockedRun(
            engine,
            used.Text("file"),
            LockfileFile.Read(Path.Combine(run.Folder, Lockfile.DefaultName)),
            Enum.TryParse<LockMode>(used.Text("mode"), out var mode) ? mode : LockMode.Locked);
    }

    private static MetaValue FindSecret(RunRecord run, string name, MetaMap secrets) =>
        secrets.Find(name) ?? (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
            : throw NotRepeatable(run, $"its secret variable {name} has no value", $"Set the variable {name} of this process."));

    private static string FindDirectory(RunRecord run, Operation operation)
    {
        var directory = run.Map.Text("work_directory");
        if (Directory.Exists(directory))
        {
            return directory;
        }

        operation.Detail($"The directory '{directory}' of the run {run.Id} is gone, so it is repeated in '{operation.Here}'.");
        return operation.Here;
    }

    private static IEnumerable<string> Texts(MetaValue value) => value switch
    {
        MetaText text => [text.Value],
        MetaList list => list.SelectMany(Texts),
        MetaMap map => map.Values.SelectMany(Texts),
        _ => [],
    };

    private static CmException NotRepeatable(RunRecord run, string why, string hint) => new(new CmError(
        "RunNotRepeatable", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The run {run.Id} of '{run.Script}' cannot be repeated: {why}.")
    { Hint = hint, Target = run.Id });
}
