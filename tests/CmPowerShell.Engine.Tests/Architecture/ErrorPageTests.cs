using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/reference/errors.md names every error id that the sources raise, and no other.</summary>
public sealed partial class ErrorPageTests
{
    // Texts of the sources that are written like ids but are not ids.
    private static readonly string[] NoIds =
    [
        "AllowedSigners", "AsJob", "AzurePipelines", "CacheFolders", "CacheLocation", "CmAction", "CmArtifact", "CmBundle", "CmCache", "CmCacheKey", "CmChart", "CmConfiguration", "CmConsoleHost",
        "CmDependency", "CmEnvironment", "CmLock",
        "CmMatrix", "CmOutput", "CmPowerShell", "CmRepo", "CmRun", "CmRunSummary", "CmScript", "CmScriptPage", "CmScriptPlan", "CmStandardError",
        "CmExperiment", "CmExperimentPlan", "CmReport", "CmResult", "CmTestResult", "ConfirmPreference", "ConsoleHost", "DotEnv", "ErrorActionPreference", "ErrorId", "FullName", "GitHubActions", "GitPython", "InProgress", "InputObject", "KeepRuns",
        "KeepRunsDays", "GiB", "KiB", "MiB", "NaN", "NewEnv", "OpenSSL", "PlainText", "PowerShell", "ProgramFiles", "SystemDrive", "SystemRoot", "PSPath", "RemoteSigned", "RepositoryOrder", "RequirePinned", "SafeDirectories", "SharedFolders", "SharedStore", "UrlPrefix", "WhatIf", "WindowsShell", "WhatIfPreference",
        "AddTags", "CacheEntry", "CmJob", "ErrorVariable", "MaxArraySize", "InformationVariable", "OutBuffer", "OutVariable", "PipelineVariable", "NewState", "RemoveKeys", "RemoveTags", "VerbosePreference", "WarningAction", "WarningPreference", "WarningVariable", "SingleFile",
    ];

    [Fact]
    public void Every_id_in_the_sources_is_on_the_page() =>
        InSources().Except(NoIds).Except(OnPage()).Should().BeEmpty("an id belongs on docs/reference/errors.md; a text that is no id belongs into the list of this test");

    [Fact]
    public void Every_id_on_the_page_is_in_the_sources() => OnPage().Except(InSources()).Should().BeEmpty();

    [Fact]
    public void No_id_stands_twice_on_the_page() => OnPage().Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData("throw new CmException(new CmError(\"MadeUpId\", ReturnCode.Failed, …", "MadeUpId")]
    [InlineData("        \"MadeUpId\",", "MadeUpId")]
    [InlineData("operation.Warn(\"NotAMadeUpId\", text);", "NotAMadeUpId")]
    [InlineData("    'MadeUpId', [System.Management.Automation.ErrorCategory]::NotInstalled", "MadeUpId")]
    public void An_id_is_seen_however_it_is_written(string line, string id) => Ids(line).Should().Equal(id);

    [Theory]
    [InlineData("    /// <c>\"MadeUpId\"</c>")]
    [InlineData("// the id is \"MadeUpId\"")]
    [InlineData("input[\"artifact\"] = \"PATH\";")]
    public void Comments_and_plain_words_are_no_ids(string line) => Ids(line).Should().BeEmpty();

    private static List<string> OnPage() =>
        PageRow().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "reference", "errors.md"))).Select(match => match.Groups[1].Value).ToList();

    private static HashSet<string> InSources() => SourceTree.Files("src", "*.cs").SelectMany(File.ReadLines).SelectMany(Ids).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Ids(string line) =>
        line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? [] : QuotedId().Matches(line).Select(match => match.Groups[1].Value);

    /// <summary>A whole quoted text of letters with two capitals or more and a small letter: <c>ScriptNotFound</c>, <c>NotAScript</c>.</summary>
    [GeneratedRegex("""["']((?=[A-Z]*[a-z])[A-Z][A-Za-z]*[A-Z][A-Za-z]*)["']""")]
    private static partial Regex QuotedId();

    [GeneratedRegex(@"^\| `([A-Za-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex PageRow();
}
