using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Grammar;

/// <summary>
/// Replaces <c>.</c> in names with the current artifact or repository: as automation, as artifact and, before a colon, as repository.
/// As in the Python tools the automation is that of the artifact around or below the current folder, in the root of a repository all automations;
/// the artifact is the one around the current folder, and where there is none, all of the repository.
/// </summary>
/// <param name="services">The repositories.</param>
/// <param name="operation">The operation with the current folder.</param>
internal sealed class DotReferenceResolver(CmEngine services, Operation operation)
{
    private const string Dot = ".";
    private const string DotColon = ".:";

    // These create a repository, or install one.
    private static readonly string[] WithoutRepository = ["init", "add", "import", "pull", "unpack"];

    /// <summary>The request with names, or the same one when there is no <c>.</c> in it.</summary>
    /// <exception cref="CmException"><c>NotInRepository</c> (code 16; for the automation 4), <c>RepositoryNotRegistered</c>, or the files around are broken.</exception>
    internal ClassicRequest Resolve(ClassicRequest request)
    {
        var isRepository = IsRepositoryAutomation(request.Automation);
        if (isRepository && WithoutRepository.Contains(ActionNames.Canonical(request.Action)))
        {
            return request;
        }

        var standsForAll = request.Automation == Dot || request.Artifact == Dot;
        if (!standsForAll && !request.Artifacts.Any(artifact => artifact.StartsWith(DotColon, StringComparison.Ordinal)))
        {
            return request;
        }

        var place = Required(request);
        var input = new MetaMap(request.Input);
        if (request.Automation == Dot)
        {
            input["automation"] = AutomationAt(place);
        }

        input["artifact"] = isRepository ? place.Repository!.Name.ToString() : Named(request.Artifact is Dot or "" ? place.Artifact.ToString() : request.Artifact, place, standsForAll);
        input["artifacts"] = MetaList.OfTexts(request.FurtherArtifacts.Select(artifact => Named(artifact, place, standsForAll)));
        return request.With(input);
    }

    private WorkingDirectoryContext Required(ClassicRequest request)
    {
        var place = WorkingDirectoryContext.Find(operation.Here, services.Repositories);
        return place switch
        {
            { Repository: null } => throw NotInRepository(place.Folder, request.Automation == Dot ? ReturnCode.UnknownAction : ReturnCode.NotFound),
            { IsRegistered: false } => throw NotRegistered(place.Repository),
            _ => place,
        };
    }

    private static string AutomationAt(WorkingDirectoryContext place) =>
        place.HoldsAutomations ? "*"
        : place.ArtifactPath is not null ? place.Automation.ToString()
        : throw NotInRepository(place.Folder, ReturnCode.UnknownAction);

    /// <summary>A name in the current repository, unless it names another one.</summary>
    private static string Named(string name, WorkingDirectoryContext place, bool standsForAll) =>
        name.StartsWith(DotColon, StringComparison.Ordinal) ? $"{place.Repository}{name[1..]}"
        : standsForAll && !name.Contains(':', StringComparison.Ordinal) ? $"{place.Repository}:{name}"
        : name;

    private static bool IsRepositoryAutomation(string automation) =>
        automation.Length > 0 && automation != Dot && !automation.Contains(':', StringComparison.Ordinal) && ObjectName.Parse(automation).Matches(WellKnownNames.Repo);

    private static CmException NotInRepository(string folder, ReturnCode code) => new(new CmError(
        "NotInRepository", code, CmErrorCategory.NotFound, $"'.' means the artifact or repository of the current folder, but {folder} is not in one.")
    { Hint = "Change to the folder of an artifact or a repository, or write the name.", Target = folder });

    private static CmException NotRegistered(Repository repository) => new(new CmError(
        "RepositoryNotRegistered", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The current folder is in the repository {repository.Name} in {repository.Path}, which is not registered.")
    { Hint = $"'cm import repo --path={repository.Path}' registers it.", Target = repository.Path });
}
