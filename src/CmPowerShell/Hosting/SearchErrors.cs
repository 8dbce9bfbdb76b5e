using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Hosting;

/// <summary>The errors of searching for one thing by its name.</summary>
internal static class SearchErrors
{
    /// <summary>Whether a name asks for one thing, whose absence is an error; a pattern that fits nothing is none.</summary>
    public static bool AsksForOne(ObjectName name) => !name.IsEmpty && !name.HasWildcard;

    /// <summary>Nothing of this name is there.</summary>
    /// <param name="id">The id of the error.</param>
    /// <param name="what">What it is called, such as <c>script</c>.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="known">The names that are there.</param>
    public static CmError NotFound(string id, string what, string name, IEnumerable<string> known) =>
        new(id, ReturnCode.NotFound, CmErrorCategory.NotFound, $"No {what} is called '{name}'.")
        {
            Hint = NearestName.Hint(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..], known.Where(alias => alias.Length > 0)),
            Target = name,
        };
}
