using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>Makes scripts of the later generation: meta with a test, native scripts and hooks, all of which run as they are.</summary>
/// <param name="artifacts">Makes the artifact.</param>
/// <param name="index">Knows the scripts that are there.</param>
public sealed class ScriptCreator(ArtifactStore artifacts, IArtifactIndex index)
{
    /// <summary>Creates a script. Warns of scripts that a search for its tags finds as well.</summary>
    /// <returns>The new artifact.</returns>
    /// <exception cref="CmException">
    /// <c>TagsInvalid</c>: there are none, or one that could not be requested; <c>ScriptFileNotFound</c>: the given native script; <c>InvalidName</c>; <c>ArtifactExists</c> (code 8);
    /// <c>FileNotWritable</c>.
    /// </exception>
    public Artifact Create(NewScript script, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(operation);
        RequireTags(script.Tags);
        var same = index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Any, TagQuery.FromTags(script.Tags)));
        var uid = string.IsNullOrEmpty(script.Name.Uid) ? ArtifactStore.NewUid() : script.Name.Uid;
        var files = Files(script).ToList();
        var made = artifacts.Create(script.Repository, WellKnownNames.Script, script.Name.Alias ?? "", uid, GetMeta(script, uid), yaml: !script.Json, files);
        WarnOfSame(script.Tags, same, operation);
        return made;
    }

    private static void WarnOfSame(IReadOnlyList<string> tags, IReadOnlyList<Artifact> same, Operation operation)
    {
        if (same.Count > 0)
        {
            operation.Warn("TagsNotUnique", $"A search for '{string.Join(',', tags)}' also finds {string.Join(", ", same.Take(3).Select(script => $"'{script.Alias}'"))}.");
        }
    }

    private static void RequireTags(IReadOnlyList<string> tags)
    {
        var bad = tags.FirstOrDefault(tag => tag[0] is '_' or '-');
        if (tags.Count == 0 || bad is not null)
        {
            throw new CmException(new CmError(
                "TagsInvalid",
                ReturnCode.Failed,
                CmErrorCategory.InvalidArgument,
                bad is null ? "A script needs tags by which it is found." : $"'{bad}' cannot be a tag of a script: '_' begins a variation, and '-' what is excluded.")
            {
                Hint = "Give a combination that no other script has, such as --tags=get,my-tool.",
                Target = bad ?? "",
            });
        }
    }

    private static MetaMap GetMeta(NewScript script, string uid)
    {
        var meta = new MetaMap
        {
            ["alias"] = script.Name.Alias ?? "",
            ["uid"] = uid,
            ["automation_alias"] = WellKnownNames.Script.Alias,
            ["automation_uid"] = WellKnownNames.Script.Uid,
            ["tags"] = MetaList.OfTexts(script.Tags.Distinct()),
            ["cache"] = false,
            ["tests"] = new MetaMap { ["run_inputs"] = new MetaList([new MetaMap { ["id"] = "default" }]) },
        };
        if (script.NativeScript is { } file)
        {
            meta["script_name"] = Path.GetFileNameWithoutExtension(file);
        }

        MetaMerge.Into(meta, script.Template.Meta);
        MetaMerge.Into(meta, script.Meta, new MetaMergeOptions { AppendLists = true, AppendUnique = true });
        meta["tags"] = MetaList.OfTexts(script.Tags.Distinct());
        return meta;
    }

    private static IEnumerable<NewFile> Files(NewScript script) => [.. NativeFiles(script), .. script.Hooks.Distinct().Select(hooks => hooks.File)];

    /// <summary>The files of the template; a given native script takes the place of the one of its kind, and the others take its name.</summary>
    private static IEnumerable<NewFile> NativeFiles(NewScript script)
    {
        var files = script.Template.Files.Where(file => !IsRunFile(file) || script.RunFiles.Contains(RunFileKind.FromFile(file.Name)));
        if (script.NativeScript is not { } given)
        {
            return files;
        }

        if (!File.Exists(given))
        {
            throw new CmException(new CmError("ScriptFileNotFound", ReturnCode.Failed, CmErrorCategory.NotFound, $"The file '{given}', which is to become the native script, does not exist.")
            { Target = given });
        }

        var name = Path.GetFileNameWithoutExtension(given);
        var extension = RunFileKind.FromFile(given).Extension;
        return files
            .Where(file => file.Name != "run" + extension)
            .Select(file => IsRunFile(file) ? file with { Name = name + Path.GetExtension(file.Name) } : file)
            .Append(new NewFile(name + extension, File.ReadAllBytes(given)));
    }

    private static bool IsRunFile(NewFile file) => file.Name.StartsWith("run.", StringComparison.Ordinal);
}
