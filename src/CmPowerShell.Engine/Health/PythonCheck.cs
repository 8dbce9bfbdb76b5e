using System.Text.RegularExpressions;
using CmPowerShell.Engine.Hooks.Python;

namespace CmPowerShell.Engine.Health;

/// <summary>Whether a Python that is new enough is there.</summary>
internal sealed partial class PythonCheck : IHealthCheck
{
    private static readonly Version Oldest = new(3, 8);

    public HealthArea Area => HealthArea.Python;

    public IEnumerable<HealthFinding> Run(HealthContext context)
    {
        var candidates = PythonProgram.Candidates(context.Configuration.Variable("CM_PYTHON"));
        var answers = candidates.Select(program => (Program: program, Answer: ProgramVersion.Ask(program.Program, program.Arguments))).ToList();
        var good = answers.Find(found => found.Answer is { } answer && Version.TryParse(Digits().Match(answer).Value, out var version) && version >= Oldest);
        return good.Program is not null
            ? [new HealthFinding(Area, HealthState.Good, good.Program.ToString(), $"'{good.Program}' is {good.Answer}.")]
            :
            [
                new HealthFinding(
                    Area, HealthState.Warning, string.Join(", ", candidates),
                    $"No Python 3.8 or newer was found ({string.Join("; ", answers.Select(found => $"'{found.Program}': {found.Answer ?? "not there"}"))}), so hooks of published scripts cannot run.")
                {
                    Hint = "Install Python, or name it with 'Set-CmConfiguration Python PROGRAM'.",
                    ClassicHint = "Install Python, or name it in the variable CM_PYTHON.",
                },
            ];
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex Digits();
}
