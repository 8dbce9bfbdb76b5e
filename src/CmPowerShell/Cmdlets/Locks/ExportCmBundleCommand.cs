using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Lockfiles.Bundles;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Packs a lock with the repositories and cache entries that it needs, for a machine without network.</summary>
[Cmdlet(VerbsData.Export, "CmBundle", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmBundleCommand : CmCmdlet
{
    /// <summary>The lock file.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [Text]
    [NotBlank]
    public string Lock { get; set; } = Lockfile.DefaultName;

    /// <summary>The bundle to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Text]
    [NotBlank]
    public string Path { get; set; } = "";

    /// <summary>Programs to pack too, such as the archives of CmPowerShell for the platforms of the lock.</summary>
    [Parameter]
    [Texts]
    [NotBlank]
    public string[] Program { get; set; } = [];

    /// <summary>The SSH key that signs the bundle.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? SigningKey { get; set; }

    /// <summary>Replace a bundle that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the bundle.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var (archive, file) = (GetUnresolvedProviderPathFromPSPath(Path), GetUnresolvedProviderPathFromPSPath(Lock));
        var key = SigningKey is null ? null : GetUnresolvedProviderPathFromPSPath(SigningKey);
        var programs = Program.Select(GetUnresolvedProviderPathFromPSPath).ToList();
        if (!TryWork(Lock, (engine, operation) => Find(engine, file, programs, operation), out var content))
        {
            return;
        }

        if (File.Exists(archive) && !Force)
        {
            WriteError(ErrorRecords.From(ArchiveErrors.Exists(archive), archive));
            return;
        }

        var parts = string.Join(", ", content!.Parts.Select(part => $"{part.Part} ({ViewText.Size(part.Bytes)})"));
        if (ShouldProcess(archive, $"Pack {parts}; together {ViewText.Size(content.Bytes)} before compression")
            && TryWork(archive, (engine, operation) => Write(engine, content, archive, key, operation), out var made) && PassThru)
        {
            WriteObject(made);
        }
    }

    private BundleContent Find(CmEngine engine, string file, IReadOnlyList<string> programs, Operation operation)
    {
        engine.Refresh();
        return new LockBundles(engine).Find(LockfileFile.Read(file), Lock, programs, operation);
    }

    private static FileInfo Write(CmEngine engine, BundleContent content, string archive, string? key, Operation operation)
    {
        new LockBundles(engine).Export(content, archive, key, operation);
        return new FileInfo(archive);
    }
}
