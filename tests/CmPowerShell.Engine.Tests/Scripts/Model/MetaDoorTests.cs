using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Tests.Architecture;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts.Model;

/// <summary>Meta ends at the door: behind the readers nothing knows a key of meta or the prefix of a generation's variables.</summary>
public sealed partial class MetaDoorTests
{
    // Variables that set up the product, and those of the batch file that repeats a run. No script has them.
    private static readonly string[] OfTheProduct =
    [
        .. SettingTable.All.SelectMany(setting => setting.Variables).Select(variable => variable.Name),
        "CM_CONFIGURATION", "CM_LOG_FORMAT", "CM_PROCESS_MARK", "CM_ALLOW_LOGGING_COMMANDS", "CM_CACHE_POLICY", "CM_SCRIPT_EXTRA_CMD",
        "CM_EXPERIMENT_STEP", "CM_EXPERIMENT_PATH", "CM_PROGRAM", "CM_LOCK", "CM_LOCK_MODE",
        "CM_TMP_NATIVE_SCRIPT", "CM_TMP_CODE_PAGE", "CM_TMP_TEXTS",
    ];

    // They read maps that are no meta: requests, answers of hooks, cache entries, records of runs. The last two show, and arrange, meta as it is written.
    private static readonly string[] WithMapsOfTheirOwn =
    [
        "RunRequestNormalizer.cs", "ScriptRedirect.cs", "UncachedExecution.cs", "ScriptAutomation.cs", "HookInput.cs", "CacheValidation.cs", "ReproRecord.cs",
        "RecordedRequest.cs", "RunResultData.cs", "LockResults.cs", "VersionReport.cs", "CandidateText.cs", "MlcText.cs", "MetaLayout.cs",
    ];

    [Fact]
    public void Only_the_generations_name_variables_of_scripts() => Sources("src/CmPowerShell.Engine")
        .Where(file => !file.Contains($"Scripts{Path.DirectorySeparatorChar}Generations", StringComparison.Ordinal))
        .SelectMany(file => Variable().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
        .Distinct()
        .Except(OfTheProduct)
        .Should().BeEmpty();

    [Fact]
    public void Resolution_and_execution_read_meta_through_the_model()
    {
        var keys = ScriptKeys.All.Select(key => key.Name).ToHashSet(StringComparer.Ordinal);

        Sources("src/CmPowerShell.Engine/Scripts").Concat(Sources("src/CmPowerShell.Engine/Execution"))
            .Where(file => !WithMapsOfTheirOwn.Contains(Path.GetFileName(file)))
            .SelectMany(file => KeyRead().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(keys.Contains).Select(key => $"{Path.GetFileName(file)}: {key}"))
            .Should().BeEmpty();
    }

    [Fact]
    public void No_room_reads_a_key_of_a_script_by_its_name()
    {
        var keys = ScriptKeys.All.Select(key => key.Name).ToHashSet(StringComparer.Ordinal);

        Sources("src").Where(file => !WithMapsOfTheirOwn.Contains(Path.GetFileName(file)))
            .SelectMany(file => ScriptMetaRead().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(keys.Contains).Select(key => $"{Path.GetFileName(file)}: {key}"))
            .Should().BeEmpty();
    }

    private static IEnumerable<string> Sources(string folder) => SourceTree.Files(folder, "*.cs");

    [GeneratedRegex("\"(CM_[A-Z_]+)\"")]
    private static partial Regex Variable();

    // The meta of repositories and of cache entries has keys of its own.
    [GeneratedRegex("""(?<!epository|entry|Source)(?:\.Artifact)?\.(?:Original)?Meta\.(?:Map|List|Texts|Text|Flag|Find|ContainsKey)\("([a-z_-]+)"[,)]""")]
    private static partial Regex ScriptMetaRead();

    [GeneratedRegex("""\.(?:Map|List|Texts|Text|Flag|Find|ContainsKey)\("([a-z_-]+)"\)""")]
    private static partial Regex KeyRead();
}
