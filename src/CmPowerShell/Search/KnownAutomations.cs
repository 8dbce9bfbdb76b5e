using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Search;

/// <summary>Finds the automation that a new artifact is to have.</summary>
internal static class KnownAutomations
{
    /// <summary>Alias and uid of an automation: a built-in one, or one that a repository declares.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="written">Its name as written.</param>
    /// <param name="force">Whether an unknown name is accepted. One with alias and uid always is.</param>
    /// <exception cref="CmException"><c>AutomationNotFound</c>, <c>AutomationAmbiguous</c>, <c>InvalidName</c>.</exception>
    public static ObjectName Get(CmEngine engine, string written, bool force)
    {
        var name = ObjectName.Parse(written);
        if (name.Alias.Length > 0 && name.Uid.Length > 0)
        {
            return name;
        }

        var declared = engine.Index.Find(new ArtifactQuery(WellKnownNames.Automation, new ArtifactName(name, null), TagQuery.Any)).Select(found => found.Name);
        var known = WellKnownAutomations.All.Where(candidate => name.Matches(candidate)).Concat(declared).DistinctBy(candidate => candidate.Uid).ToList();
        return known switch
        {
            [var only] when !name.HasWildcard => only,
            [] when force => name,
            [] => throw NotFound(engine, written),
            _ => throw Ambiguous(written, known),
        };
    }

    private static CmException NotFound(CmEngine engine, string written)
    {
        var names = WellKnownAutomations.All.Select(known => known.Alias)
            .Concat(engine.Index.Find(ArtifactQuery.Everything).Select(artifact => artifact.Automation.Alias));
        return new(new CmError("AutomationNotFound", ReturnCode.UnknownAction, CmErrorCategory.NotFound, $"No repository declares the automation '{written}'.")
        {
            Hint = $"{NearestName.Hint(written, names)} 'cm add automation NAME' declares one; 'alias,uid' or -Force needs no declaration.".TrimStart(),
            Target = written,
        });
    }

    private static CmException Ambiguous(string written, IReadOnlyList<ObjectName> known) => new(new CmError(
        "AutomationAmbiguous", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous, $"'{written}' is ambiguous; it matches {string.Join(", ", known)}.")
    { Hint = "Specify its alias or its uid.", Target = written });
}
