using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Repositories.Sources;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>The prefix for short names, and the environment of the installer.</summary>
public sealed record RepositoryInstallerOptions
{
    /// <summary>The environment variable that names the prefix of short names.</summary>
    public const string UrlPrefixVariable = "CM_URL_PREFIX";

    private const string GitHub = "https://github.com/";

    /// <summary>The prefix for <c>owner/name</c>, such as <c>https://github.com/</c> or <c>git@host:</c>; null for <c>CM_URL_PREFIX</c>, else GitHub.</summary>
    public string? UrlPrefix { get; init; }

    /// <summary>The pauses between the attempts to reach a host that fails for a moment.</summary>
    public IReadOnlyList<TimeSpan> RetryPauses { get; init; } = TransientRetry.DefaultPauses;

    /// <summary>Reads an environment variable; the process's own unless set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Whether hosts may be contacted.</summary>
    internal NetworkRule Network { get; init; } = NetworkRule.Allowed;

    /// <summary>The prefix that counts; it ends in a slash or colon.</summary>
    internal string EffectivePrefix
    {
        get
        {
            var prefix = UrlPrefix is { Length: > 0 } ? UrlPrefix : Environment(UrlPrefixVariable)?.Trim() is { Length: > 0 } variable ? variable : GitHub;
            return prefix.EndsWith('/') || prefix.EndsWith(':') ? prefix : prefix + "/";
        }
    }
}
