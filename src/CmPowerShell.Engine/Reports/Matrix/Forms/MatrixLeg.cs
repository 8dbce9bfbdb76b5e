namespace CmPowerShell.Engine.Reports.Matrix.Forms;

/// <summary>One job of many that a build service makes of one.</summary>
/// <param name="Label">Its title, in any characters; its name is made of it.</param>
/// <param name="Variables">The variables of the job.</param>
public sealed record MatrixLeg(string Label, IReadOnlyList<KeyValuePair<string, string>> Variables)
{
    /// <summary>Combines both: a leg of one matrix and of another one. Of a variable that both have, the other one's value takes precedence.</summary>
    public MatrixLeg And(MatrixLeg other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var own = Variables.Where(variable => other.Variables.All(theirs => !theirs.Key.Equals(variable.Key, StringComparison.OrdinalIgnoreCase)));
        return new(string.Join('_', new[] { Label, other.Label }.Where(label => label.Length > 0)), [.. own, .. other.Variables]);
    }
}
