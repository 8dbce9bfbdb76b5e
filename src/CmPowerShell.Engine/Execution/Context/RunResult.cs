using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The result of a run of one script.</summary>
public sealed record RunResult
{
    /// <summary>The script that ran.</summary>
    public required Artifact Script { get; init; }

    /// <summary>The requested tags.</summary>
    public IReadOnlyList<string> AskedTags { get; init; } = [];

    /// <summary>The variations that were selected, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations { get; init; } = [];

    /// <summary>The changes of the script to the environment of its caller.</summary>
    public MetaMap NewEnv { get; init; } = [];

    /// <summary>The keys of <see cref="NewEnv"/> whose values contained a secret, which is masked in them. They cannot be exported.</summary>
    public IReadOnlyList<string> MaskedKeys { get; init; } = [];

    /// <summary>The changes of the script to the state of its caller.</summary>
    public MetaMap NewState { get; init; } = [];

    /// <summary>The environment after the run.</summary>
    public MetaMap Env { get; init; } = [];

    /// <summary>The state after the run.</summary>
    public MetaMap State { get; init; } = [];

    /// <summary>The detected or requested version; null if there is none.</summary>
    public string? Version { get; init; }

    /// <summary>The results of the dependencies that ran, in the order in which they ran.</summary>
    public IReadOnlyList<RunResult> Dependencies { get; init; } = [];

    /// <summary>The tags of the direct dependencies in the order in which they were called, also of those that were only listed.</summary>
    public IReadOnlyList<string> AskedDependencies { get; init; } = [];

    /// <summary>The entries of the list <c>deps</c> of the meta after all changes, whether their scripts were called or not.</summary>
    public IReadOnlyList<MetaMap> DependencyEntries { get; init; } = [];

    /// <summary>Whether a hook of the script skipped it, so that it has no changes.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>The cache entry that holds the result, or null when it is not cached.</summary>
    public Artifact? CacheEntry { get; init; }

    /// <summary>Whether the result came from the cache and nothing ran.</summary>
    public bool FromCache { get; init; }

    /// <summary>The reason why it came from the cache or not, in one line.</summary>
    public string CacheReason { get; init; } = "";

    /// <summary>The duration, dependencies included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The exit code of the native script; null when none ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Full path of the directory in which it ran.</summary>
    public string WorkDirectory { get; init; } = "";

    /// <summary>Full path of the log of the whole run; null if there is none, and for a dependency.</summary>
    public string? LogPath { get; init; }

    /// <summary>Further keys that a hook returned to its caller, for the classic result.</summary>
    public MetaMap Extra { get; init; } = [];

    /// <summary>The values of the run at its end, where the rules of its generation give more of them to its caller than the result; null where there are none.</summary>
    internal RunValues? Values { get; init; }

    /// <summary>The result with the secrets masked that are known now.</summary>
    internal RunResult WithoutSecrets() => this with
    {
        Values = null,
        NewEnv = SecretTexts.Mask(NewEnv),
        MaskedKeys = [.. MaskedKeys.Union(SecretTexts.Masked(NewEnv), StringComparer.Ordinal)],
        NewState = SecretTexts.Mask(NewState),
        Env = SecretTexts.Mask(Env),
        State = SecretTexts.Mask(State),
        Extra = SecretTexts.Mask(Extra),
        CacheReason = KnownSecrets.Masked(CacheReason),
        Dependencies = Dependencies.Select(dependency => dependency.WithoutSecrets()).ToList(),
    };
}
