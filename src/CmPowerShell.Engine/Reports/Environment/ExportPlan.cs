using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>Which variables are handed on, and why others are not.</summary>
/// <param name="Variables">Those that are handed on.</param>
/// <param name="Warnings">A warning for each that is passed over. It never holds a value.</param>
internal sealed record ExportPlan(IReadOnlyList<ExportedVariable> Variables, IReadOnlyList<WarningReported> Warnings)
{
    /// <summary>Passes over what holds a masked secret, and what the reader would refuse.</summary>
    public static ExportPlan Of(IReadOnlyList<ExportedVariable> variables, Func<ExportedVariable, string?> refusal)
    {
        var judged = variables.Select(variable => (Variable: variable, Why: WhyNot(variable, refusal))).ToList();
        return new(
            [.. judged.Where(pair => pair.Why is null).Select(pair => pair.Variable)],
            [.. judged.Where(pair => pair.Why is not null).Select(pair => new WarningReported("VariableNotExported", $"The variable '{pair.Variable.Name}' is not handed on: {pair.Why}."))]);
    }

    private static string? WhyNot(ExportedVariable variable, Func<ExportedVariable, string?> refusal) =>
        variable.IsMasked ? "a secret is in it, and a result holds none; give the secret to the later step itself" : refusal(variable);
}
