using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>The variables to export, and the reasons why others are not exported.</summary>
/// <param name="Variables">The exported ones.</param>
/// <param name="Warnings">A warning for each skipped one. It never contains a value.</param>
internal sealed record ExportPlan(IReadOnlyList<ExportedVariable> Variables, IReadOnlyList<WarningReported> Warnings)
{
    /// <summary>Skips variables that contain a masked secret, and those that the reader would refuse.</summary>
    public static ExportPlan Of(IReadOnlyList<ExportedVariable> variables, Func<ExportedVariable, string?> refusal)
    {
        var judged = variables.Select(variable => (Variable: variable, Why: WhyNot(variable, refusal))).ToList();
        return new(
            [.. judged.Where(pair => pair.Why is null).Select(pair => pair.Variable)],
            [.. judged.Where(pair => pair.Why is not null).Select(pair => new WarningReported("VariableNotExported", $"The variable '{pair.Variable.Name}' is not exported: {pair.Why}."))]);
    }

    private static string? WhyNot(ExportedVariable variable, Func<ExportedVariable, string?> refusal) =>
        variable.IsMasked ? "it contains a secret, and results contain no secrets; pass the secret to the later step directly" : refusal(variable);
}
