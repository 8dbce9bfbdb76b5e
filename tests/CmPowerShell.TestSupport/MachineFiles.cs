using Xunit;

namespace CmPowerShell.TestSupport;

/// <summary>The files of a test's script as this machine can run them.</summary>
public static class MachineFiles
{
    private static readonly bool HasPython = new[] { "python", "python3", "py" }.Any(name => ProgramPath.Find(name) is not null);

    /// <summary>The files, on Windows with a batch file for each script of a POSIX shell. Skips the test when the machine cannot run one of them.</summary>
    public static IEnumerable<(string Name, string Text)> Of(IReadOnlyCollection<(string Name, string Text)> files) =>
        OperatingSystem.IsWindows() ? files.Concat(files.SelectMany(file => BatchOf(file, files))) : files;

    /// <summary>Skips the test when the machine is Windows without Python.</summary>
    public static void NeedPython() => Assert.SkipWhen(OperatingSystem.IsWindows() && !HasPython, "The test needs Python, and this machine has none for Windows.");

    private static IEnumerable<(string Name, string Text)> BatchOf((string Name, string Text) file, IReadOnlyCollection<(string Name, string Text)> files)
    {
        if (file.Name == "customize.py")
        {
            NeedPython();
        }

        var batch = Path.ChangeExtension(file.Name, ".bat");
        return !file.Name.EndsWith(".sh", StringComparison.Ordinal) || files.Any(other => other.Name == batch) ? [] : [(batch, Translated(file.Text))];
    }

    private static string Translated(string script)
    {
        try
        {
            return BatchFile.Of(script);
        }
        catch (NotSupportedException exception)
        {
            Assert.Skip($"The script of the test has no counterpart as a batch file: {exception.Message}.");
            throw;
        }
    }
}
