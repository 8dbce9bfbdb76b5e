using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Reports;

/// <summary>The folders to which the addresses in a report are relative: that of the one repository, or one for each of several.</summary>
internal sealed class SarifBases
{
    private const string Root = "SRCROOT";
    private readonly List<string> _folders;

    /// <summary>Collects the repositories of findings.</summary>
    public SarifBases(IEnumerable<Finding> findings) => _folders = findings.Select(finding => finding.RepositoryPath).Distinct().ToList();

    /// <summary>The folders by name. They have no address, because it differs from machine to machine.</summary>
    public MetaMap Declared() => new(_folders.Select(folder => KeyValuePair.Create(
        Name(folder), (MetaValue)new MetaMap { ["description"] = new MetaMap { ["text"] = $"The folder of the repository '{Path.GetFileName(folder)}'." } })));

    /// <summary>The address of a finding's file.</summary>
    public MetaMap Locate(Finding finding)
    {
        var relative = Path.GetRelativePath(finding.RepositoryPath, finding.Location.File).Split(Path.DirectorySeparatorChar);
        return new MetaMap { ["uri"] = string.Join('/', relative.Select(Uri.EscapeDataString)), ["uriBaseId"] = Name(finding.RepositoryPath) };
    }

    private string Name(string folder) => _folders.Count <= 1 ? Root : $"{Root}{_folders.IndexOf(folder) + 1}";
}
