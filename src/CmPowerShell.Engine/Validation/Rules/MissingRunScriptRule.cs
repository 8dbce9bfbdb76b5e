using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A native script that the meta names and that is not in the folder, or a script that has nothing to do.</summary>
internal sealed class MissingRunScriptRule() : ValidationRule(
    "missing-run-script", FindingSeverity.Error, "The folder has no run script of the name that 'script_name' gives. A warning for a script that has no run script, no hooks, no dependencies and no variables at all.")
{
    private static readonly string[] Work = ["deps", "prehook_deps", "posthook_deps", "post_deps", "env", "default_env", "new_env", "input_mapping", "variations", "versions", "state"];

    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Artifact is not { } artifact || subject.Kind is not (SubjectKind.Script or SubjectKind.Component))
        {
            return [];
        }

        var named = Named(subject).Where(mention => ScriptPlatforms.Find(artifact.Path, mention.Map.Text("script_name").Trim()).Count == 0).Select(mention => Missing(subject, mention));
        return IsIdle(subject, artifact.Path)
            ? named.Append(Idle(subject))
            : named;
    }

    private static IEnumerable<SchemaPlace> Named(MetaSubject subject) => subject.Places
        .Where(place => (place.Path.Length == 0 || place.Schema.Name == "variation") && place.Map.Text("script_name").Trim().Length > 0);

    private Finding Missing(MetaSubject subject, SchemaPlace place)
    {
        var name = place.Map.Text("script_name").Trim();
        return Found(
            subject, place.File, place.Map["script_name"].Position, $"The folder has no run script '{name}': neither '{name}.sh' nor '{name}.bat' nor '{name}.ps1'.",
            File.Exists(Path.Combine(subject.Artifact!.Path, name)) ? $"Write the name without its extension: '{Path.GetFileNameWithoutExtension(name)}'." : null);
    }

    private Finding Idle(MetaSubject subject) =>
        Found(subject, subject.Sources[0].Path, default, "The script has no run script, no hooks, no dependencies and no variables.", "Add a run script such as 'run.sh', or a hook.")
            with
        { Severity = FindingSeverity.Warning };

    private static bool IsIdle(MetaSubject subject, string folder) =>
        ScriptPlatforms.Find(folder).Count == 0
        && !subject.Inherited.ContainsKey("script_name")
        && !Array.Exists(Work, key => subject.Inherited.Find(key).IsTrue())
        && Directory.Exists(folder) && !Directory.EnumerateFiles(folder, "customize.*", FilePatterns.Literal).Any();
}
