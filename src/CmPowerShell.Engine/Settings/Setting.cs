using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>Something that a person can set for this product. A new one is an entry of <see cref="SettingTable"/> and a row of docs/reference/configuration.md.</summary>
/// <param name="Name">Its name, which is also its key in the files.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="Summary">What it does, in one sentence.</param>
public sealed record Setting(string Name, SettingKind Kind, string Summary)
{
    /// <summary>The environment variables that say it; the first one that is set counts.</summary>
    public IReadOnlyList<SettingVariable> Variables { get; init; } = [];

    /// <summary>What it is where nobody says anything, in words for people.</summary>
    public required string Otherwise { get; init; }

    /// <summary>What it is where nobody says anything; null where there is no such value.</summary>
    public Func<MetaValue?> Default { get; init; } = () => null;

    /// <summary>Whether a home may have its own. The place of the home cannot stand in the home.</summary>
    public bool IsOfHome { get; init; } = true;

    /// <summary>The value that counts.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="place">Where: a file, a variable or a parameter.</param>
    /// <exception cref="CmException">Id <c>SettingInvalid</c>.</exception>
    public MetaValue Read(MetaValue written, string place)
    {
        ArgumentNullException.ThrowIfNull(written);
        return Kind.Read(written) ?? throw new CmException(new CmError(
            "SettingInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The setting '{Name}' cannot be '{written}' ({place}).")
        {
            Hint = $"It must be {Kind.Allowed}.",
            Target = Name,
        });
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
