using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>The state of a run, under the names of the reference's <c>run_state</c>, which hooks and records read: which script runs, for which caller, and the versions that the run has detected.</summary>
internal static class RunStateMap
{
    /// <summary>The map.</summary>
    public static MetaMap Create(ScriptExecution scope)
    {
        var trail = scope.Context.Trail;
        var entry = trail.Steps is [var first, ..] ? first.Script : scope.Script;
        return new MetaMap
        {
            ["script_id"] = scope.Model.Name,
            ["script_tags"] = MetaList.OfTexts(scope.Asked.Plain),
            ["script_variation_tags"] = MetaList.OfTexts(scope.Resolved.Variations.Names),
            ["script_repo_alias"] = scope.Script.Repository.Alias,
            ["script_repo_git"] = scope.Script.Repository.IsGit,
            ["script_entry_repo_alias"] = entry.Repository.Alias,
            ["script_entry_repo_git"] = entry.Repository.IsGit,
            ["script_entry_repo_to_report_errors"] = ScriptKeys.ReportErrorsTo.In(entry.Meta),
            ["deps"] = MetaList.OfTexts(scope.AskedDependencies),
            ["default_version"] = scope.Resolved.DefaultVersion,
            ["parent"] = VersionReport.GetParent(trail),
            ["version_info"] = trail.Versions,
            ["fake_deps"] = scope.Flags.FakeDependencies,
        };
    }
}
