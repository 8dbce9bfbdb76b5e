using System.Collections.Concurrent;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Native;

/// <summary>
/// Lets the Python programs next to a native script import <c>cmind</c> if the Python tools are not installed: their folder is then followed by ours in
/// <c>PYTHONPATH</c>. Scripts without such a program, and machines that have the Python tools, see no difference.
/// </summary>
/// <param name="folder">Full path of the folder with our module.</param>
internal sealed class PythonModules(Func<string> folder)
{
    private const string Module = "cmind";
    private const string Variable = "+PYTHONPATH";
    private readonly ConcurrentDictionary<string, bool> _installed = new();

    /// <summary>The environment with which a native script starts; the same map where nothing is needed.</summary>
    public MetaMap Complete(MetaMap env, HostVariables variables, string scriptPath, Operation operation)
    {
        if (!IsImported(scriptPath) || _installed.GetOrAdd(Program(env, variables), program => IsInstalled(program, operation)))
        {
            return env;
        }

        var completed = env.Clone();
        completed[Variable] = new MetaList([.. env.List(Variable), folder()]);
        return completed;
    }

    private static bool IsImported(string scriptPath) => Directory.EnumerateFiles(scriptPath, "*.py")
        .Where(file => Path.GetFileName(file) != "customize.py")
        .Where(file => FileEntry.OfTarget(file).Kind == FileKind.Regular)
        .SelectMany(File.ReadLines)
        .Any(line => line.TrimStart() is var code && (code.StartsWith("import " + Module, StringComparison.Ordinal) || code.StartsWith("from " + Module, StringComparison.Ordinal)));

    private static string Program(MetaMap env, HostVariables variables) => env.Text(variables.Python) is { Length: > 0 } path ? path : "python3";

    private static bool IsInstalled(string program, Operation operation)
    {
        try
        {
            var quiet = operation with { Events = NullEventSink.Instance, Interaction = NoInteraction.Instance };
            return ChildProcess.Run(new ChildProcessStart(program, ["-c", "import " + Module], Path.GetTempPath(), []), quiet, 0).ExitCode == 0;
        }
        catch (CmException exception) when (exception.Error.Category == CmErrorCategory.NotInstalled)
        {
            return true; // Without Python there is nothing to complete.
        }
    }
}
