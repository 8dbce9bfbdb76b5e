using System.Text;
using System.Text.RegularExpressions;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>
/// The files <c>.gitignore</c> of a commit: files that they name are not changes. Names of code are never ignored, because an added file can run in the
/// place of one of the commit.
/// </summary>
internal sealed class CommitIgnoreRules
{
    private const string FileName = ".gitignore";
    private const long MostBytes = 1 << 20;
    private static readonly string[] Code = [".py", ".pyc", ".pyd", ".so", ".dll", ".dylib", ".sh", ".bat", ".cmd", ".exe", ".ps1", ".psm1", ".pth"];
    private static readonly string[] Meta = ["_cm.yaml", "_cm.json", "meta.yaml", "meta.json", "cmr.yaml", "cmr.json"];
    private readonly string _folder;
    private readonly IReadOnlyList<(Regex Pattern, bool IsNegated, bool IsForDirectories)> _rules;

    /// <summary>Begins without rules.</summary>
    /// <param name="folder">Full path of the repository.</param>
    public CommitIgnoreRules(string folder)
        : this(folder, [])
    {
    }

    private CommitIgnoreRules(string folder, IReadOnlyList<(Regex, bool, bool)> rules) => (_folder, _rules) = (folder, rules);

    /// <summary>The rules with those of one directory, if its file is the one of the commit.</summary>
    /// <param name="at">The directory, with <c>/</c> between the names; empty for the root.</param>
    /// <param name="entries">The content of the directory in the commit.</param>
    public CommitIgnoreRules Add(string at, IReadOnlyList<CommitEntry> entries)
    {
        var path = Path.Combine(_folder, at, FileName);
        if (entries.FirstOrDefault(entry => entry.Name == FileName) is not { Name: not null, Kind: CommitEntryKind.File } file || FileEntry.Of(path).Kind != FileKind.Regular)
        {
            return this;
        }

        var content = RegularFile.ReadAllBytes(path, MostBytes);
        return GitObjectId.Of("blob", content) == file.Id ? new CommitIgnoreRules(_folder, [.. _rules, .. Parse(at, Encoding.UTF8.GetString(content))]) : this;
    }

    /// <summary>Whether a path is ignored.</summary>
    /// <param name="path">The path in the repository.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public bool Match(string path, bool isDirectory)
    {
        var isIgnored = false;
        foreach (var (pattern, isNegated, isForDirectories) in _rules)
        {
            if ((isDirectory || !isForDirectories) && pattern.IsMatch(path))
            {
                isIgnored = !isNegated;
            }
        }

        return isIgnored && !(isDirectory ? HoldsCode(Path.Combine(_folder, path)) : IsCode(path));
    }

    // Python stores compiled modules in a directory of this name. The hooks of a pinned repository do not read it.
    private static bool HoldsCode(string directory) => Path.GetFileName(directory) != "__pycache__"
        && Directory.EnumerateFiles(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Any(IsCode);

    private static bool IsCode(string path) =>
        Array.Exists(Code, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) || Array.Exists(Meta, name => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(Regex Pattern, bool IsNegated, bool IsForDirectories)> Parse(string at, string text)
    {
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r', ' ')).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var rule = line.TrimStart('!');
            var plain = rule.TrimEnd('/');
            // A slash that is not at the end ties the pattern to the directory of the file.
            var tied = plain.Contains('/', StringComparison.Ordinal);
            var prefix = at.Length == 0 ? "" : Regex.Escape(at) + "/";
            yield return (new Regex($"^{prefix}{(tied ? "" : "(.*/)?")}{Pattern(plain.TrimStart('/'))}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), line[0] == '!', rule.EndsWith('/'));
        }
    }

    private static string Pattern(string glob) => Regex.Escape(glob)
        .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
        .Replace(@"\*\*", ".*", StringComparison.Ordinal)
        .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
        .Replace(@"\?", "[^/]", StringComparison.Ordinal)
        .Replace(@"\[", "[", StringComparison.Ordinal);
}
