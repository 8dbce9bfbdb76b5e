using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>One dimension of the space of an experiment.</summary>
/// <param name="Kind">What its values are.</param>
/// <param name="Name">The name of the variable or input, and the name of the property in the results.</param>
/// <param name="Values">Its values, each one once.</param>
public sealed record ExperimentAxis(AxisKind Kind, string Name, IReadOnlyList<MetaValue> Values)
{
    /// <summary>The name of the axis of scripts.</summary>
    public const string ScriptName = "script";

    /// <summary>The name of the axis of variations.</summary>
    public const string VariationName = "variation";

    /// <summary>The name of the axis of versions.</summary>
    public const string VersionName = "version";

    /// <summary>Makes an axis of a written value, if it is a list or a range.</summary>
    /// <param name="kind">What its values are.</param>
    /// <param name="name">Its name.</param>
    /// <param name="written">The value as the user wrote it.</param>
    /// <returns>The axis; null for a single value.</returns>
    /// <exception cref="CmException">Ids <c>AxisEmpty</c>, <c>AxisRangeInvalid</c>.</exception>
    public static ExperimentAxis? Find(AxisKind kind, string name, MetaValue written)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(written);
        return (written is MetaList list ? [.. list] : AxisRange.Find(name, written)) is { } values ? Create(kind, name, values) : null;
    }

    /// <summary>Makes an axis of values.</summary>
    /// <exception cref="CmException">Id <c>AxisEmpty</c>: there is no value.</exception>
    public static ExperimentAxis Create(AxisKind kind, string name, IEnumerable<MetaValue> values)
    {
        var axis = new ExperimentAxis(kind, name, [.. values.Distinct()]);
        return axis.Values.Count > 0 ? axis : throw new CmException(new CmError(
            "AxisEmpty", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The axis '{name}' has no values.")
        { Hint = "Give it a list such as 1, 2, 4, or a range such as '1..64*2', or leave it out.", Target = name });
    }
}
