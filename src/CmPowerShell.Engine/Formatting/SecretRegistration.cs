using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Formatting;

/// <summary>
/// Registers the secrets of this process with a build service, once each, so that it masks them everywhere. Services mask line by line, so a secret of several lines
/// is registered in lines.
/// </summary>
/// <param name="command">The command for a line.</param>
internal sealed class SecretRegistration(Func<string, string> command)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The commands for the secrets that became known since the last call.</summary>
    public IEnumerable<string> New() => KnownSecrets.Values
        .SelectMany(secret => secret.Split('\n', '\r'))
        .Where(line => line.Trim().Length >= KnownSecrets.ShortestLength && _told.Add(line))
        .Select(command)
        .ToList();
}
