using System.ComponentModel;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Finds a Python that is new enough, by starting it, and keeps the result.</summary>
internal sealed class PythonStarter(HookSettings settings)
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private PythonProgram? _known;

    /// <summary>Starts Python with the host program.</summary>
    /// <param name="source">The file that needs it, for the error.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="CmException"><c>PythonNotFound</c>.</exception>
    public PythonProcess Start(PythonFile source, CancellationToken cancellation)
    {
        var chosen = settings.Python ?? settings.Environment(HookSettings.PythonVariable);
        var folder = HostFolder.Find(settings.HostFolder);
        var failures = new List<string>();
        var memory = new PythonMemory(settings.MemoryFile, folder, settings.Environment);
        foreach (var program in _known is null ? PythonProgram.Candidates(chosen) : [_known])
        {
            if (TryStart(program, folder, memory, failures, cancellation) is { } process)
            {
                _known = program;
                return process;
            }
        }

        _known = null;
        throw NotFound(source, chosen, failures);
    }

    // Through a shim once; then the interpreter to which it leads.
    private PythonProcess? TryStart(PythonProgram program, string folder, PythonMemory memory, List<string> failures, CancellationToken cancellation)
    {
        if (memory.FindShim(program) is not { } shim)
        {
            return TryStart(program, folder, asksEnvironment: false, failures, cancellation)?.Process;
        }

        if (memory.Recall(shim) is { } interpreter && TryStart(interpreter, folder, asksEnvironment: false, [], cancellation) is { } direct)
        {
            return direct.Process;
        }

        if (TryStart(program, folder, asksEnvironment: true, failures, cancellation) is not { } started)
        {
            return null;
        }

        memory.Remember(shim, started.Process.Program, started.Process.Given, started.Hello.Map("environ"));
        return started.Process;
    }

    private (PythonProcess Process, MetaMap Hello)? TryStart(PythonProgram program, string folder, bool asksEnvironment, List<string> failures, CancellationToken cancellation)
    {
        try
        {
            var process = PythonProcess.Start(program, folder, settings, asksEnvironment, StartLimit, cancellation, out var hello);
            if (hello is not null && hello.Flag("accepted"))
            {
                return (process, hello);
            }

            failures.Add(hello is null ? $"'{program}' ended immediately ({process.End})" : $"'{program}' is Python {hello.Text("version")}");
            process.Dispose();
        }
        catch (Win32Exception exception)
        {
            failures.Add(StartFailure.Describe(program.Program, exception));
        }
        catch (TimeoutException)
        {
            failures.Add($"'{program}' did not answer");
        }

        return null;
    }

    private static CmException NotFound(PythonFile source, string? chosen, List<string> failures)
    {
        var why = string.Join("; ", failures) + (chosen is null ? "" : $" ({HookSettings.PythonVariable}, the setting Python or the option of the engine names it, so no other was tried)");
        return new CmException(
            new CmError("PythonNotFound", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"{source.NeedsPython}, and no Python 3.8 or newer was found: {why}.")
            {
                Hint = chosen is null
                    ? $"Install Python (python.org, 'apt install python3', 'brew install python' or 'winget install Python.Python.3.13'), or name the program: 'Set-CmConfiguration Python PROGRAM', or the variable {HookSettings.PythonVariable}."
                    : $"Let {HookSettings.PythonVariable} or the setting Python name a Python 3.8 or newer, or unset both to use the one on PATH.",
                ClassicHint = chosen is null
                    ? $"Install Python (python.org, 'apt install python3', 'brew install python' or 'winget install Python.Python.3.13'), or name the program: 'cm set core Python PROGRAM', or the variable {HookSettings.PythonVariable}."
                    : null,
                Target = source.Path,
            });
    }
}
