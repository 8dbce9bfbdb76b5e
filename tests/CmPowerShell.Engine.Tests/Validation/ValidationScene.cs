using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Index;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Engine.Validation.Checking;

namespace CmPowerShell.Engine.Tests.Validation;

/// <summary>A scratch home with scripts that are written as YAML, and their validation findings.</summary>
internal sealed class ValidationScene : IDisposable
{
    private const string ScriptUid = "5b4e0237da074764";
    private readonly ScratchHome _home = new("cm validation ");

    public void Dispose() => _home.Dispose();

    /// <summary>Writes a script into the repository <c>local</c>; its identity takes the lines 1 to 5 and the given text begins in line 6.</summary>
    public string Script(string alias, string tags, string more, string? uid = null) => Write(
        "script", alias, "_cm.yaml", $"alias: {alias}\nuid: {uid ?? UidOf(alias)}\nautomation_alias: script\nautomation_uid: {ScriptUid}\ntags: [{tags}]\n{more}\n");

    /// <summary>Writes a file into a folder of the repository <c>local</c>.</summary>
    public string Write(string automation, string folder, string file, string text)
    {
        var path = Path.Combine(_home.Local.Path, automation, folder);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, file), text);
        return path;
    }

    public CmPowerShell.Engine.Repositories.Repository Repository(string alias) => _home.AddRepository(alias);

    /// <summary>What is wrong with the artifact of a name.</summary>
    public IReadOnlyList<Finding> Of(string alias)
    {
        var index = Index();
        return new ArtifactValidator(index).Validate(index.Find(new(ObjectName.Any, ArtifactName.Parse(alias), TagQuery.Any)).Single());
    }

    /// <summary>The same, one short text each: <c>rule line:column</c>.</summary>
    public IEnumerable<string> PlacesOf(string alias) => Of(alias).Select(finding => $"{finding.Rule} {finding.Location.Line}:{finding.Location.Column}");

    public ArtifactIndex Index() => new(_home, file: null);

    private static string UidOf(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16];
}
