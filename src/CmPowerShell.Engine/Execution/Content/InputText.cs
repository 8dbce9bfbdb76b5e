using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Makes the record of an input's value: of a secret only a digest is kept.</summary>
internal static class InputText
{
    /// <summary>The record of a value.</summary>
    /// <param name="name">The name of its variable.</param>
    /// <param name="value">The value as text.</param>
    public static RecordedInput Record(string name, string value) =>
        SecretValues.IsSecret(name, value) ? new(SecretDigest.Compute(value)) { IsSecret = true, Secret = value } : new(value);
}
