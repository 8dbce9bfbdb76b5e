using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>The base of the cmdlets that read lock files.</summary>
public abstract class LockFileCmdlet : CmCmdlet
{
    /// <summary>The lock files.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Texts]
    [NotBlank]
    public string[] Path { get; set; } = [Lockfile.DefaultName];

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var given in Path)
        {
            var path = GetUnresolvedProviderPathFromPSPath(given);
            if (TryWork(given, (_, _) => LockfileFile.Read(path), out var lockfile))
            {
                ProcessLock(given, path, lockfile!);
            }
        }
    }

    /// <summary>Processes one file.</summary>
    /// <param name="name">The file as the user named it.</param>
    /// <param name="path">Full path of it.</param>
    /// <param name="lockfile">Its content.</param>
    private protected abstract void ProcessLock(string name, string path, Lockfile lockfile);
}
