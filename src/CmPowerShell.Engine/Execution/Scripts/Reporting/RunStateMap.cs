using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>How a run stands, under the names of the reference's <c>run_state</c>, which hooks and records look at.</summary>
internal static class RunStateMap
{
    /// <summary>The map.</summary>
    public static MetaMap Of(ScriptScope scope) => new()
    {
        ["script_id"] = scope.Meta.Name,
        ["script_tags"] = MetaList.OfTexts(scope.Asked.Plain),
        ["script_variation_tags"] = MetaList.OfTexts(scope.Resolution.Variations.Names),
        ["script_repo_alias"] = scope.Script.Repository.Alias,
        ["script_repo_git"] = scope.Script.Repository.IsGit,
        ["deps"] = MetaList.OfTexts(scope.AskedDependencies),
        ["default_version"] = scope.Resolution.DefaultVersion,
        ["parent"] = scope.Context.Trail?.Steps is { Count: > 0 } steps ? steps[^1].Script.Name.ToString() : MetaNull.Instance,
        ["version_info"] = new MetaList(),
        ["fake_deps"] = scope.Flags.FakeDependencies,
    };
}
