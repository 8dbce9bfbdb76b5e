namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>A way to start Python.</summary>
/// <param name="Program">The program, by name or full path.</param>
/// <param name="Arguments">Arguments before all others, such as <c>-3</c> for the Windows launcher <c>py</c>.</param>
internal sealed record PythonProgram(string Program, params string[] Arguments)
{
    /// <summary>Variables that it gets besides those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The command as a user would type it.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program));

    /// <summary>The ways to try, best first.</summary>
    /// <param name="chosen">The program that the caller or the variable <c>CM_PYTHON</c> names; then no other is tried.</param>
    public static IReadOnlyList<PythonProgram> Candidates(string? chosen)
    {
        if (!string.IsNullOrWhiteSpace(chosen))
        {
            return [new PythonProgram(chosen.Trim())];
        }

        var programs = new List<PythonProgram> { new("python3"), new("python") };
        if (OperatingSystem.IsWindows())
        {
            programs.Add(new PythonProgram("py", "-3"));
        }

        return programs;
    }
}
