using System.Globalization;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Conformance.Kills;

/// <summary>The repository for kills during pulling, updating and running: cached scripts that depend on each other, with files that take time to copy.</summary>
internal sealed class Orchard
{
    /// <summary>Its name.</summary>
    internal const string Alias = "team@orchard";

    private const int Ballast = 20_000;
    private readonly GitRepositoryFixture? _git;
    private int _season;

    /// <summary>Makes it.</summary>
    /// <param name="folder">The folder for it.</param>
    /// <param name="scripts">How many scripts it has.</param>
    internal Orchard(string folder, int scripts)
    {
        Scripts = scripts;
        Folder = folder;
        if (IsGit)
        {
            _git = GitRepositoryFixture.CreateCm(folder, Alias, "7a1c5e00000000a0");
        }
        else
        {
            Write("cmr.yaml", $"alias: {Alias}\nuid: 7a1c5e00000000a0\n");
        }

        Grow();
    }

    /// <summary>Whether this machine can make a git repository. Without git it is a folder, which is copied.</summary>
    internal static bool IsGit { get; } = ProgramPath.Find("git") is not null;

    /// <summary>Its source, from which it is installed.</summary>
    internal string Folder { get; }

    /// <summary>How many scripts it has.</summary>
    internal int Scripts { get; }

    /// <summary>The newest commit.</summary>
    internal string Head => _git?.Head ?? "";

    /// <summary>The alias and tag of the script of a number, and what it writes into the file that is its result.</summary>
    internal static string Fruit(int number) => $"fruit-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The variable in which it hands the path of that file to its caller.</summary>
    internal static string Variable(int number) => $"CM_FRUIT_{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Changes all scripts and commits them.</summary>
    internal void Grow()
    {
        _season++;
        for (var number = 0; number < Scripts; number++)
        {
            Write(number);
        }

        _git?.Commit(FormattableString.Invariant($"Season {_season}"));
    }

    private void Write(int number)
    {
        var folder = $"script/{Fruit(number)}";
        var need = number > 0 ? $"deps: [ {{ tags: {Fruit(number / 2)} }} ]\n" : "";
        Write($"{folder}/_cm.yaml", FormattableString.Invariant(
            $"""
            alias: {Fruit(number)}
            uid: 7a1c5e00000001{number:x2}
            automation_alias: script
            automation_uid: 5b4e0237da074764
            tags: [ orchard, {Fruit(number)} ]
            cache: true
            new_env_keys: [ {Variable(number)} ]
            {need}
            """));
        Write($"{folder}/run.sh", FormattableString.Invariant(
            $"""
            echo ran >> "$ORCHARD_EXECUTIONS/{Fruit(number)}"
            for part in 1 2 3 4 5; do echo {Fruit(number)} >> parts.txt; done
            mv parts.txt basket.txt
            echo {Variable(number)}=$PWD/basket.txt > tmp-run-env.out

            """));
        // cmd writes a line and its end in two steps, so a killed one can leave half a line.
        Write($"{folder}/run.bat", $"""
            @echo off
            if exist parts.txt del parts.txt
            >>"%ORCHARD_EXECUTIONS%\{Fruit(number)}" echo ran
            for %%p in (1 2 3 4 5) do >>parts.txt echo {Fruit(number)}
            move /y parts.txt basket.txt >nul
            >tmp-run-env.out echo {Variable(number)}=%CD%\basket.txt

            """.ReplaceLineEndings("\r\n"));
        var random = new Random((_season * Scripts) + number);
        Write($"{folder}/seed.txt", string.Concat(Enumerable.Range(0, Ballast).Select(_ => (char)random.Next('a', 'z'))));
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine([Folder, .. file.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
