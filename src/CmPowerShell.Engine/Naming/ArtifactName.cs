using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Naming;

/// <summary>The name of an artifact, optionally after the name of its repository: <c>repo:artifact</c>.</summary>
/// <param name="Object">The name of the artifact.</param>
/// <param name="Repository">The name of the repository, or null for any.</param>
public readonly record struct ArtifactName(ObjectName Object, ObjectName? Repository)
{
    /// <summary>The name that matches everything.</summary>
    public static ArtifactName Any => new(ObjectName.Any, null);

    /// <summary>Reads <c>artifact</c> or <c>repo:artifact</c>, each in any form of <see cref="ObjectName"/>.</summary>
    /// <exception cref="CmException">Id <c>InvalidName</c>: more than one colon, or a part that is no name.</exception>
    public static ArtifactName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon != text.LastIndexOf(':'))
        {
            throw new CmException(new CmError("InvalidName", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{text}' is not the name of an artifact.")
            { Hint = "A name is 'artifact' or 'repository:artifact', each an alias, a uid or 'alias,uid'.", Target = text });
        }

        return colon < 0
            ? new(ObjectName.Parse(text), null)
            : new(ObjectName.Parse(text[(colon + 1)..]), ObjectName.Parse(text[..colon]));
    }

    /// <inheritdoc/>
    public override string ToString() => Repository is { } repository ? $"{repository}:{Object}" : Object.ToString();
}
