using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Takes the repositories and cache entries of a bundle, as Export-CmBundle makes it, into the home.</summary>
[Cmdlet(VerbsData.Import, "CmBundle", SupportsShouldProcess = true)]
[OutputType(typeof(CmLock))]
public sealed class ImportCmBundleCommand : CmCmdlet
{
    /// <summary>The bundles.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [Texts]
    [NotBlank]
    public string[] Path { get; set; } = [];

    /// <summary>Where to write the lock file of the bundle.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? LockPath { get; set; }

    /// <summary>The file of allowed signers: a bundle without a valid signature of one of them is refused.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? AllowedSignerPath { get; set; }

    /// <summary>Emit the lock.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var (lockFile, signers) = (Full(LockPath), Full(AllowedSignerPath));
        foreach (var path in Path.Select(GetUnresolvedProviderPathFromPSPath))
        {
            if (ShouldProcess(path, "Import bundle") && TryWork(path, (engine, operation) => Import(engine, path, lockFile, signers, operation), out var result))
            {
                Report(lockFile ?? path, result!);
            }
        }
    }

    private static BundleResult Import(CmEngine engine, string path, string? lockFile, string? signers, Operation operation)
    {
        var result = new LockBundles(engine).Import(path, signers, operation);
        if (lockFile is not null)
        {
            LockfileFile.Write(lockFile, result.Lock);
        }

        return result;
    }

    private string? Full(string? path) => path is null ? null : GetUnresolvedProviderPathFromPSPath(path);

    private void Report(string file, BundleResult result)
    {
        foreach (var repository in result.Repositories)
        {
            WriteVerbose($"The repository {repository.Alias} is in {repository.Path}.");
        }

        foreach (var entry in result.Entries.Where(entry => entry.Problem is not null))
        {
            WriteError(ErrorRecords.From(entry.Problem!, entry.Entry.Uid));
        }

        if (PassThru)
        {
            WriteObject(new CmLock(file, result.Lock));
        }
    }
}
