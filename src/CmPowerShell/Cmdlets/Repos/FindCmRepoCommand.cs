using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Lists public repositories that can be installed. No host is asked.</summary>
[Cmdlet(VerbsCommon.Find, "CmRepo")]
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

        var wanted = Patterns();
        foreach (var known in KnownRepository.All.Where(known => wanted.Exists(matches => matches(known)) && HasTag(known)))
        {
            WriteObject(new CmKnownRepo(known, installed!.Contains(known.Name)));
        }
    }

    // A pattern that cannot be read is a separate error, and the others count.
    private List<Func<KnownRepository, bool>> Patterns() =>
        [.. (Name ?? []).OfType<string>().Select(name => TryWork(name, (_, _) => Pattern(name), out var pattern) ? pattern : null).OfType<Func<KnownRepository, bool>>()];

    private static Func<KnownRepository, bool> Pattern(string name)
    {
        var ofName = Wildcard.Parse(name);
        if (name.Trim('*', ' ').Length == 0)
        {
            return known => ofName.IsMatch(known.Name);
        }

        var ofPurpose = Wildcard.Parse($"*{name.Trim('*')}*");
        return known => ofName.IsMatch(known.Name) || ofPurpose.IsMatch(known.Purpose);
    }

    private bool HasTag(KnownRepository known) =>
        !MyInvocation.BoundParameters.ContainsKey(nameof(Tag)) || (Tag ?? []).OfType<string>().Any(tag => known.Topics.Contains(tag, StringComparer.OrdinalIgnoreCase));
}
