using System.Globalization;
using System.Text;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>
/// Remembers in the home to which interpreter a shim leads, such as those of pyenv, conda and asdf, and what it sets for it, so that the shim runs once and not before each command.
/// What it was resolved from is remembered too: when one of that changes, the shim runs again.
/// </summary>
/// <param name="file">The file; null to remember nothing.</param>
/// <param name="folder">The directory in which Python starts, from which shims search for their files.</param>
/// <param name="variable">Reads a variable of the environment.</param>
internal sealed class PythonMemory(string? file, string folder, Func<string, string?> variable)
{
    private static readonly string[] Variables =
        ["PATH", "HOME", "PYENV_VERSION", "PYENV_ROOT", "PYENV_DIR", "CONDA_PREFIX", "CONDA_DEFAULT_ENV", "VIRTUAL_ENV", "ASDF_PYTHON_VERSION", "ASDF_DATA_DIR", "MISE_PYTHON_VERSION"];

    private static readonly string[] EndingsOnWindows = [".exe", ".bat"];

    // Variables that a shell sets for itself do not affect Python.
    private static readonly string[] OfShells = ["_", "SHLVL", "PWD", "OLDPWD"];

    /// <summary>Full path of the shim that a program is; null when it is not a shim.</summary>
    public string? FindShim(PythonProgram program)
    {
        if (file is null || program.Arguments.Length > 0)
        {
            return null;
        }

        var path = Path.IsPathRooted(program.Program) ? program.Program : OnPath(program.Program);
        return path is not null && IsShim(path) ? path : null;
    }

    /// <summary>The interpreter to which a shim leads; null when that is not known, or not known any more.</summary>
    public PythonProgram? Recall(string shim)
    {
        try
        {
            return File.Exists(file) && MetaFile.LoadMap(file) is var map && map.Text("key") == Key(shim) && map.Text("stamp") == Stamp(map.Text("program"))
                ? new PythonProgram(map.Text("program")) { Environment = map.Map("environment").ToDictionary(pair => pair.Key, pair => pair.Value.ToString()!, StringComparer.Ordinal) }
                : null;
        }
        catch (CmException)
        {
            return null;
        }
    }

    /// <summary>Remembers to which interpreter a shim has led.</summary>
    /// <param name="shim">Full path of the shim.</param>
    /// <param name="program">Full path of the interpreter.</param>
    /// <param name="given">The environment that the shim got.</param>
    /// <param name="found">The environment that the interpreter has.</param>
    public void Remember(string shim, string program, IDictionary<string, string?> given, MetaMap found)
    {
        if (!Path.IsPathRooted(program) || IsShim(program))
        {
            return;
        }

        var changed = found.Where(pair => !OfShells.Contains(pair.Key) && (!given.TryGetValue(pair.Key, out var before) || before != pair.Value.ToString()));
        var map = new MetaMap { ["key"] = Key(shim), ["program"] = program, ["stamp"] = Stamp(program), ["environment"] = new MetaMap(changed) };
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            AtomicFile.WriteText(file!, JsonMeta.WriteLine(map), waitForDisk: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            // The next command runs the shim again.
        }
    }

    private string? OnPath(string name) => ProgramPath.Find(name, variable("PATH") ?? "", EndingsOnWindows);

    private static bool IsShim(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return path.EndsWith(".bat", StringComparison.OrdinalIgnoreCase) || path.Contains(@"\WindowsApps\", StringComparison.OrdinalIgnoreCase);
            }

            using var stream = File.OpenRead(path);
            Span<byte> start = stackalloc byte[2];
            return stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("#!"u8);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Key(string shim)
    {
        var text = new StringBuilder(shim).Append('\n').Append(Stamp(shim)).Append('\n');
        foreach (var name in Variables)
        {
            text.Append(name).Append('=').Append(variable(name)).Append('\n');
        }

        foreach (var named in VersionFiles())
        {
            text.Append(named).Append(' ').Append(Stamp(named)).Append('\n');
        }

        return Convert.ToHexString(Sha256.OfText(text.ToString()));
    }

    // Where pyenv, asdf and mise read which version is meant.
    private IEnumerable<string> VersionFiles()
    {
        var home = variable("HOME") ?? "";
        yield return Path.Combine(variable("PYENV_ROOT") ?? Path.Combine(home, ".pyenv"), "version");
        yield return Path.Combine(home, ".tool-versions");
        for (var place = folder; !string.IsNullOrEmpty(place); place = Path.GetDirectoryName(place))
        {
            yield return Path.Combine(place, ".python-version");
            yield return Path.Combine(place, ".tool-versions");
        }
    }

    private static string Stamp(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? string.Create(CultureInfo.InvariantCulture, $"{info.LastWriteTimeUtc.Ticks:x}-{info.Length:x}") : "";
    }
}
