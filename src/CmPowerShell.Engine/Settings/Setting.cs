using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>A setting of this product. A new one is an entry of <see cref="SettingTable"/> and a row of docs/reference/configuration.md.</summary>
/// <param name="Name">Its name, which is also its key in the files.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Summary">A description in one sentence.</param>
public sealed record Setting(string Name, SettingKind Kind, string Summary)
{
    /// <summary>The environment variables of the setting; the first one that is set takes effect.</summary>
    public IReadOnlyList<SettingVariable> Variables { get; init; } = [];

    /// <summary>A description of the default.</summary>
    public required string Otherwise { get; init; }

    /// <summary>The default; null if there is no such value.</summary>
    public Func<MetaValue?> Default { get; init; } = () => null;

    /// <summary>Whether a home can define it. The path of the home cannot be in the home.</summary>
    public bool IsOfHome { get; init; } = true;

    /// <summary>The value that counts.</summary>
    /// <param name="written">The written value.</param>
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
