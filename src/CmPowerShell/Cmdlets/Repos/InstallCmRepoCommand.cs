using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Installs repositories.</summary>
[Cmdlet(VerbsLifecycle.Install, "CmRepo", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmRepo))]
public sealed class InstallCmRepoCommand : CmCmdlet
{
    private const string ByName = "Name";
    private const string ByUrl = "Url";

    /// <summary>The short name <c>owner@name</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = ByUrl, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotBlank]
    public string? Name { get; set; }

    /// <summary>The address of the repository.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByUrl, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotBlank]
    public string? Url { get; set; }

    /// <summary>The branch to follow.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Text]
    public string? Branch { get; set; }

    /// <summary>The commit or tag to check out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Text]
    public string? Checkout { get; set; }

    /// <summary>The number of commits to fetch.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Depth { get; set; }

    /// <summary>The credential for the host.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Clone a directory of this machine, or copy one without git, instead of registering it where it is.</summary>
    [Parameter(ParameterSetName = ByUrl)]
    public SwitchParameter Clone { get; set; }

    /// <summary>
    /// Install it even if it has no <c>cmr.yaml</c>, move it if it is pinned, follow a rewritten branch, move a broken directory away, and install
    /// dependencies without confirmation.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the repository.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var target = Name ?? RepositoryNames.Shown(Url!);
        if (ShouldProcess(target, "Install repository") &&
            TryWork(target, (engine, operation) => DuplicateUidWarning.Install(engine.Installer, engine.Index, Request(), operation), out var result))
        {
            WriteVerbose(result!.Message);
            if (PassThru)
            {
                WriteObject(new CmRepo(result.Repository));
            }
        }
    }

    private RepositoryInstallRequest Request() => new()
    {
        Name = Name,
        Url = Url is null ? null : LocalPath(Url),
        Branch = string.IsNullOrEmpty(Branch) ? null : Branch,
        Checkout = string.IsNullOrEmpty(Checkout) ? null : Checkout,
        Depth = Depth,
        Credential = RepositoryNames.GetCredential(Credential),
        AllowMissingMeta = Force,
        MovesPin = Force,
        Replaces = Force,
        Copies = Clone,
        InstallNeeded = Force,
    };

    /// <summary>Resolves a path relative to the current folder of the session, which is not that of the process.</summary>
    private string LocalPath(string url)
    {
        var path = Path.IsPathRooted(url) || url.Contains(':', StringComparison.Ordinal) ? url : GetUnresolvedProviderPathFromPSPath(url);
        return File.Exists(path) || Directory.Exists(path) ? path : url;
    }
}
