using CmPowerShell.Classic.Modules;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Automations;

/// <summary>Finds automations: those the engine has actions for, and those that repositories declare as artifacts of the automation <c>automation</c>.</summary>
/// <param name="services">Know the repositories and artifacts.</param>
/// <param name="catalog">The actions of the engine.</param>
internal sealed class AutomationDirectory(CmEngine services, ActionCatalog catalog)
{
    /// <summary>The actions of the engine.</summary>
    internal ActionCatalog Catalog => catalog;

    /// <summary>The automation of a name; one with wildcards has the shared actions.</summary>
    /// <exception cref="CmException">Ids <c>AutomationNotFound</c>, <c>AutomationNotInRepository</c>, <c>AutomationAmbiguous</c>, <c>AutomationNotSpecified</c>.</exception>
    /// <param name="written">The name.</param>
    /// <param name="isCommon">Whether modules of repositories are ignored, and an undeclared name is accepted.</param>
    internal AutomationTable Find(string written, bool isCommon = false)
    {
        var name = written.Length == 0 ? throw NotSpecified() : ArtifactName.Parse(written);
        if (name.Object.HasWildcard)
        {
            return new AutomationTable(name.Object, null, catalog.Common);
        }

        return name.Repository is null && catalog.Find(name.Object) is { } own
            ? new AutomationTable(own.Automation, own, catalog.Common) { Module = isCommon ? Nothing : new(() => GetModule(own.Automation)) }
            : FindDeclared(name, written, isCommon);
    }

    private static Lazy<ModuleActions?> Nothing => new(() => null);

    /// <summary>The module that a repository has for an automation of the engine. Of several repositories that have one, the first one counts.</summary>
    private ModuleActions? GetModule(ObjectName automation) =>
        services.Index.Find(new ArtifactQuery(WellKnownNames.Automation, new ArtifactName(new ObjectName("", automation.Uid), null), TagQuery.Any)).Select(GetModule).FirstOrDefault(module => module is not null);

    private ModuleActions? GetModule(Artifact declared) => services.FindModule(declared) is { } module ? new ModuleActions(module) : null;

    private AutomationTable FindDeclared(ArtifactName name, string written, bool isCommon)
    {
        var declared = services.Index.Find(new ArtifactQuery(WellKnownNames.Automation, name, TagQuery.Any));
        return declared.Count switch
        {
            1 => new AutomationTable(declared[0].Name, catalog.Find(declared[0].Name), catalog.Common) { Module = isCommon ? Nothing : new(() => GetModule(declared[0])) },
            0 when isCommon => new AutomationTable(name.Object, null, catalog.Common),
            0 => throw NotFound(name, written),
            _ => throw Ambiguous(written, declared),
        };
    }

    private CmException NotFound(ArtifactName name, string written) => name.Repository is { } repository
        ? new(new CmError(
            "AutomationNotInRepository", ReturnCode.AutomationNotInRepository, CmErrorCategory.NotFound, $"automation \"{name.Object}\" was not found in the repository \"{repository}\".")
        { Target = written })
        : new(new CmError("AutomationNotFound", ReturnCode.UnknownAction, CmErrorCategory.NotFound, $"automation \"{written}\" not found.")
        {
            Hint = NearestName.Hint(written, Aliases) ?? "'cm help' lists the automations; others come with repositories: 'cm pull repo NAME'.",
            Target = written,
        });

    /// <summary>The aliases of all automations that have actions.</summary>
    internal IEnumerable<string> Aliases => catalog.Automations.Select(own => own.Automation.Alias)
        .Concat(services.Index.Find(new ArtifactQuery(WellKnownNames.Automation, ArtifactName.Any, TagQuery.Any)).Select(declared => declared.Alias));

    private static CmException Ambiguous(string written, IReadOnlyList<Artifact> declared) => new(new CmError(
        "AutomationAmbiguous", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous, $"several automations are called \"{written}\": {string.Join(", ", declared.Select(found => found.Path))}.")
    {
        Hint = "Specify its uid.",
        Target = written,
    });

    private static CmException NotSpecified() => new(new CmError(
        "AutomationNotSpecified", ReturnCode.UnknownAction, CmErrorCategory.InvalidArgument, "automation was not specified.")
    { Hint = "Write 'cm {action} {automation} …', for example 'cm find script'." });
}
