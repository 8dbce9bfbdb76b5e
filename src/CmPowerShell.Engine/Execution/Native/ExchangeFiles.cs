using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>The files in which a native script stores its results. In any outcome, no secret remains in them afterwards.</summary>
/// <param name="directory">Full path of their directory.</param>
/// <param name="names">Their names.</param>
internal sealed class ExchangeFiles(string directory, params IReadOnlyList<string> names) : IDisposable
{
    /// <summary>Masks the secrets in them.</summary>
    public void Dispose()
    {
        if (KnownSecrets.Longest == 0)
        {
            // They can be large.
            return;
        }

        foreach (var file in names.Select(name => Path.Combine(directory, name)).Where(File.Exists))
        {
            if (RegularFile.ReadAllText(file) is var text && KnownSecrets.AreIn(text))
            {
                AtomicFile.WriteText(file, text, waitForDisk: false);
            }
        }
    }
}
