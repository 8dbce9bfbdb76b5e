using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Lists public repositories that can be installed. No host is asked.</summary>
[Cmdlet(VerbsCommon.Find, "CmRepo", HelpUri = HelpAddress.Root + "Find-CmRepo.md")]
[OutputType(typeof(CmKnownRepo))]
public sealed class FindCmRepoCommand : CmCmdlet
{
    /// <summary>Words of the name or of the purpose; all repositories where there are none.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [Texts]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only repositories that have scripts with one of these tags.</summary>
    [Parameter]
    [Alias("Tags")]
    [Texts]
    public string[] Tag { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (!TryWork(null, (engine, _) => engine.Repositories.Repositories.Select(repository => repository.Alias).ToHashSet(StringComparer.OrdinalIgnoreCase), out var installed))
        {
            return;
        }

        foreach (var known in KnownRepository.All.Where(IsWanted))
        {
            WriteObject(new CmKnownRepo(known, installed!.Contains(known.Name)));
        }
    }

    private bool IsWanted(KnownRepository known) =>
        (Name ?? []).OfType<string>().Any(name => Matches(name, known.Name) || (name.Trim('*', ' ').Length > 0 && Matches($"*{name.Trim('*')}*", known.Purpose)))
        && (!MyInvocation.BoundParameters.ContainsKey(nameof(Tag)) || (Tag ?? []).OfType<string>().Any(tag => known.Topics.Contains(tag, StringComparer.OrdinalIgnoreCase)));

    private static bool Matches(string pattern, string text) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text);
}
