using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Converts requests for runs to those of a lock file, and back.</summary>
internal static class LockRequests
{
    // They decide how a run works and what it prints, not which scripts it uses.
    private static readonly HashSet<string> NotLocked = new(StringComparer.Ordinal)
    {
        "cache_expiration", "cache_policy", "debug_script", "debug_script_tags", "debug_uid", "dirty", "dump_version_info", "fake_deps", "fake_run", "force_cache", "frozen", "help",
        "ignore_script_error", "j", "json", "lock", "locked", "new", "offline", "only_execute_from_cache", "out", "pause", "prepare", "print_deps", "print_env", "print_readme", "print_versions",
        "private_work_directory", "q", "quiet", "renew", "repro", "repro_dir", "repro_prefix", "s", "save_env", "script_call_prefix", "secrets", "shell", "silent", "skip_cache",
        "skip_remembered_selections", "space", "strict", "time", "timeout", "v", "verbose",
    };

    /// <summary>The request as a file holds it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Ids <c>InputInvalid</c>, <c>SecretNotSet</c>, <c>SecretTooShort</c>.</exception>
    public static LockedRequest Lock(RunRequest request)
    {
        var sorted = RunRequestNormalizer.Normalize(request);
        using var secrets = RunSecrets.Begin(sorted);
        return new LockedRequest
        {
            Script = NameOf(sorted),
            Automation = sorted.Automation.Alias is { } alias && alias != WellKnownNames.Script.Alias ? alias : "",
            Tags = sorted.Tags.SelectMany(tag => tag.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(LockedText.OmitPaths).ToList(),
            Inputs = LockedText.Omit(Without(sorted.Inputs, NotLocked)),
            Env = LockedText.Omit(Without(sorted.Env, sorted.SecretEnv.Keys.ToHashSet(StringComparer.Ordinal))),
            SecretEnv = sorted.SecretEnv.Keys.Order(StringComparer.Ordinal).ToList(),
            Const = LockedText.Omit(sorted.Const),
            State = LockedText.Omit(sorted.State),
            ConstState = LockedText.Omit(sorted.ConstState),
        };
    }

    /// <summary>A request for a plan of what a file holds.</summary>
    public static RunRequest Fill(LockedRequest locked) => new()
    {
        Automation = locked.Automation.Length > 0 ? ObjectName.Parse(locked.Automation) : default,
        Name = locked.Script.Length > 0 ? ArtifactName.Parse(locked.Script) : ArtifactName.Any,
        Tags = [.. locked.Tags.Select(LockedText.FillPaths)],
        Inputs = LockedText.Fill(locked.Inputs),
        Env = LockedText.Fill(locked.Env),
        SecretEnv = new MetaMap(locked.SecretEnv.Select(name => KeyValuePair.Create(name, (MetaValue)LockedText.FillSecret()))),
        Const = LockedText.Fill(locked.Const),
        State = LockedText.Fill(locked.State),
        ConstState = LockedText.Fill(locked.ConstState),
        ChecksInputs = true,
    };

    /// <summary>The request of a file for a run, without its secret variables, which the caller has.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>LockRequestOmits</c>: values of it are not in the file.</exception>
    public static RunRequest ForRun(LockedRequest locked)
    {
        var omitted = locked.Values.SelectMany(pair => pair.Values).Where(pair => LockedText.IsOmitted(pair.Value)).Select(pair => pair.Key).Concat(locked.Tags.Where(LockedText.HasOmittedPath)).ToList();
        return omitted.Count == 0 ? Fill(locked) with { SecretEnv = [] } : throw LockErrors.Omits(locked.Selection, omitted);
    }

    private static string NameOf(RunRequest request) => request.Script is { } script ? script.Uid : request.Name.Object.IsEmpty ? "" : request.Name.ToString();

    private static MetaMap Without(MetaMap map, HashSet<string> keys) => new(map.Where(pair => !keys.Contains(pair.Key)));
}
