using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Reports.Pages;

/// <summary>The files of the pages of scripts: <c>ALIAS.md</c> for each, and the index <c>README.md</c> if there are several.</summary>
public static class ScriptPageFolder
{
    private const string Index = "README.md";

    /// <summary>The files with their texts, in alphabetic order, the index last. Scripts of one alias have their uid in the name.</summary>
    public static IReadOnlyList<(string File, string Text)> GetFiles(IReadOnlyList<ScriptDefinition> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        var pages = Named([.. scripts.DistinctBy(script => script.Artifact.Path).Select(script => new ScriptDescription(script))])
            .OrderBy(page => page.File, StringComparer.Ordinal)
            .ToList();
        IEnumerable<(string, string)> index = pages.Count > 1 ? [(Index, ScriptIndexPage.Write(pages))] : [];
        return [.. pages.Select(page => (page.File, ScriptPage.Write(page.Script))), .. index];
    }

    /// <summary>Writes one of the files; its folder is made where it is missing.</summary>
    /// <returns>Full path.</returns>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static string Write(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        MakeFolder(folder);
        AtomicFile.WriteText(path, text);
        return path;
    }

    // Two of one alias and one uid, from two repositories or automations, are numbered by these.
    private static IEnumerable<(ScriptDescription Script, string File)> Named(List<ScriptDescription> scripts)
    {
        var shared = scripts.GroupBy(ScriptPage.GetTitle, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key)
            .Append(Path.GetFileNameWithoutExtension(Index)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return scripts
            .GroupBy(script => FileOf(script, shared), StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group
                .OrderBy(script => script.Script.Artifact.Automation.Alias, StringComparer.Ordinal)
                .ThenBy(script => script.Script.Artifact.Repository.Alias, StringComparer.Ordinal)
                .Select((script, place) => (script, group.Key + (place == 0 ? "" : $"-{place + 1}") + ".md")));
    }

    private static string FileOf(ScriptDescription script, HashSet<string> shared) =>
        ScriptPage.GetTitle(script) is var title && shared.Contains(title) ? SafeFileName.From($"{title}-{script.Script.Artifact.Uid}") : SafeFileName.From(title);

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CmException(
                new CmError("FileNotWritable", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The folder '{folder}' cannot be made: {problem.Message}")
                { Hint = "Check the permissions, and that no file has this name.", Location = new SourceLocation(folder), Target = folder },
                problem);
        }
    }
}
