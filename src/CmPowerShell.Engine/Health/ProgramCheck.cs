namespace CmPowerShell.Engine.Health;

/// <summary>Whether a program that scripts call is on the search path.</summary>
/// <param name="area">The checked area.</param>
/// <param name="program">The program.</param>
internal sealed class ProgramCheck(HealthArea area, string program) : IHealthCheck
{
    public HealthArea Area => area;

    public IEnumerable<HealthFinding> Run(HealthContext context) => ProgramVersion.Ask(program) is { } version
        ? [new HealthFinding(area, HealthState.Good, program, $"'{program}' is {version}.")]
        : [new HealthFinding(area, HealthState.Warning, program, $"The program '{program}' was not found on the search path. Scripts that call it fail; repositories work without it.") { Hint = $"Install {program} if your scripts need it." }];
}
