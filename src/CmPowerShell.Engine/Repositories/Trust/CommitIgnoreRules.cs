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
    private const int MostRules = 2000;
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
    private static readonly string[] Code =
    [
        ".py", ".pyw", ".pyc", ".pyd", ".pth", ".egg", ".whl", ".zip", ".jar", ".so", ".dll", ".dylib", ".sh", ".bash", ".bat", ".cmd", ".com", ".exe", ".vbs", ".ps1", ".psm1", ".psd1",
        ".pl", ".rb", ".js", ".mjs", ".cjs", ".ts", ".lua", ".php", ".r", ".tcl", ".awk", ".class", ".wasm", ".node", ".a", ".mk", ".mak", ".cmake", ".env",
    ];

    // Meta, and what programs that scripts call read as code.
    private static readonly string[] CodeNames =
    [
        "_cm.yaml", "_cm.json", "meta.yaml", "meta.json", "cmr.yaml", "cmr.json", "makefile", "gnumakefile", "cmakelists.txt", "dockerfile", "containerfile", "rakefile", "jenkinsfile",
        "requirements.txt", "constraints.txt", "setup.cfg", "pyproject.toml", "pip.conf", "package.json", ".npmrc", ".bashrc", ".profile", ".bash_profile", ".gitconfig",
    ];

    private readonly string _folder;
    private readonly Lazy<IReadOnlyList<(Regex Pattern, bool IsNegated, bool IsForDirectories)>> _rules;

    /// <summary>Begins without rules.</summary>
    /// <param name="folder">Full path of the repository.</param>
    public CommitIgnoreRules(string folder)
        : this(folder, () => [])
    {
    }

    // Rules are read when there is a file that is not of the commit, which is seldom.
    private CommitIgnoreRules(string folder, Func<IReadOnlyList<(Regex, bool, bool)>> rules) => (_folder, _rules) = (folder, new(rules));

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
        return GitObjectId.Of("blob", content) == file.Id ? new CommitIgnoreRules(_folder, () => [.. _rules.Value, .. Parse(at, Encoding.UTF8.GetString(content))]) : this;
    }

    /// <summary>Whether a path is ignored.</summary>
    /// <param name="path">The path in the repository.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public bool Match(string path, bool isDirectory)
    {
        var isIgnored = false;
        foreach (var (pattern, isNegated, isForDirectories) in _rules.Value)
        {
            if ((isDirectory || !isForDirectories) && pattern.IsMatch(path))
            {
                isIgnored = !isNegated;
            }
        }

        return isIgnored && !(isDirectory ? HoldsCode(Path.Combine(_folder, path)) : IsCode(Path.Combine(_folder, path)));
    }

    // Python keeps what it has translated in a directory of this name. Neither hooks nor native scripts read it.
    private static bool HoldsCode(string directory) => Path.GetFileName(directory) != "__pycache__" && Directory.EnumerateFileSystemEntries(directory, "*", Everything).Any(IsCode);

    // A link can lead to code under any name.
    private static bool IsCode(string path) =>
        Array.Exists(Code, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) || Array.Exists(CodeNames, name => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase))
        || FileEntry.Of(path) is { Kind: FileKind.Link or FileKind.Special } or { Kind: FileKind.Regular, IsExecutable: true };

    private static IEnumerable<(Regex Pattern, bool IsNegated, bool IsForDirectories)> Parse(string at, string text)
    {
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r', ' ')).Where(line => line.Length > 0 && line[0] != '#').Take(MostRules))
        {
            var rule = line.TrimStart('!');
            var plain = rule.TrimEnd('/');
            // A slash that is not at the end ties the pattern to the directory of the file.
            var tied = plain.Contains('/', StringComparison.Ordinal);
            var prefix = at.Length == 0 ? "" : Regex.Escape(at) + "/";
            if (TryParse($"^{prefix}{(tied ? "" : "(.*/)?")}{Pattern(plain.TrimStart('/'))}$") is { } pattern)
            {
                yield return (pattern, line[0] == '!', rule.EndsWith('/'));
            }
        }
    }

    // A rule that cannot be read, or is too large, hides nothing.
    private static Regex? TryParse(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Pattern(string glob) => Regex.Escape(glob)
        .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
        .Replace(@"\*\*", ".*", StringComparison.Ordinal)
        .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
        .Replace(@"\?", "[^/]", StringComparison.Ordinal)
        .Replace(@"\[!", "[^", StringComparison.Ordinal)
        .Replace(@"\[", "[", StringComparison.Ordinal);
}
