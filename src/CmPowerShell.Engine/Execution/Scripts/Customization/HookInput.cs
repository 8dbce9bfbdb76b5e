using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Reporting;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Customization;

/// <summary>Makes the argument of a hook. Its keys are those of the reference, since published hooks use them.</summary>
internal static class HookInput
{
    private static readonly string[] Maps = ["env", "state", "meta", "run_script_input"];
    private static readonly string[] Constants = ["const", "const_state"];

    /// <summary>The maps that a hook changes in place.</summary>
    public static IReadOnlyList<string> Live(ScriptExecution scope, string function) => HasConstants(scope, function) ? [.. Maps, .. Constants] : Maps;

    /// <summary>The argument.</summary>
    public static MetaMap Create(ScriptExecution scope, HostInfo host, string function)
    {
        var meta = Meta(scope);
        var input = new MetaMap
        {
            ["input"] = Input(scope),
            ["automation"] = scope.Generation.Automation.Alias,
            ["artifact"] = new MetaMap
            {
                ["path"] = scope.Script.Path,
                ["meta"] = scope.Script.Meta,
                ["original_meta"] = scope.Script.OriginalMeta,
                ["repo_path"] = scope.Script.Repository.Path,
                ["repo_meta"] = scope.Script.Repository.Meta,
            },
            ["customize"] = scope.Model.Customize,
            ["os_info"] = OsInfo.ForScripts(host, scope.Variables.Host.Windows),
            ["recursion_spaces"] = Spaces(scope),
            ["script_tags"] = MetaList.OfTexts(scope.Asked.Plain),
            ["variation_tags"] = MetaList.OfTexts(scope.Asked.Variations),
            ["env"] = scope.Env,
            ["state"] = scope.State,
            ["meta"] = meta,
            ["run_script_input"] = RunScriptInput(scope, host, meta),
        };
        if (HasConstants(scope, function))
        {
            input["const"] = scope.Values.Const;
            input["const_state"] = scope.Values.ConstState;
        }

        return input;
    }

    /// <summary>Takes up what a hook changed in its argument.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="live">The maps as the hook left them.</param>
    /// <param name="hook">Full path of the hook.</param>
    public static void TakeUp(ScriptExecution scope, IReadOnlyDictionary<string, MetaMap> live, string hook)
    {
        var author = new TemplateOrigin(hook, scope.Env, scope.State, scope.Request.Inputs);
        (scope.Env, scope.State) = (HookTemplates.Mark(scope.Env, live["env"], author), live["state"]);
        scope.Values.Dependencies.TakeUp(live["meta"]);
        scope.Values.Const = live.GetValueOrDefault("const", scope.Values.Const);
        scope.Values.ConstState = live.GetValueOrDefault("const_state", scope.Values.ConstState);
        var input = live["run_script_input"];
        scope.NativeScript = input.Text("script_name") is { Length: > 0 } name ? name : scope.NativeScript;
        scope.Flags = scope.Flags with { IgnoreScriptError = input.Flag("ignore_script_error") };
    }

    private static bool HasConstants(ScriptExecution scope, string function) => function == "postprocess" && scope.Generation.Hooks.PostprocessChangesConstants;

    private static MetaMap Meta(ScriptExecution scope)
    {
        var meta = new MetaMap(scope.Model.Source);
        scope.Values.Dependencies.PutInto(meta);
        return meta;
    }

    private static MetaMap RunScriptInput(ScriptExecution scope, HostInfo host, MetaMap meta)
    {
        var input = new MetaMap
        {
            ["path"] = scope.Script.Path,
            ["bat_ext"] = WorkFiles.Extension(host),
            ["os_info"] = OsInfo.ForScripts(host, scope.Variables.Host.Windows),
            ["const"] = scope.Values.Const,
            ["state"] = scope.State,
            ["const_state"] = scope.Values.ConstState,
            ["reuse_cached"] = false,
            ["recursion"] = scope.Context.Depth > 0,
            ["recursion_spaces"] = Spaces(scope),
            ["remembered_selections"] = new MetaList(),
            ["tmp_file_run_state"] = WorkFiles.NewState,
            ["tmp_file_run_env"] = CmPowerShell.Engine.Execution.Native.RunEnvironmentFile.Name,
            ["tmp_file_state"] = WorkFiles.State,
            ["tmp_file_run"] = WorkFiles.Run,
            ["local_env_keys"] = MetaList.OfTexts(scope.Variables.LocalToScript),
            ["local_env_keys_from_meta"] = MetaList.OfTexts(scope.Model.LocalEnvKeys),
            ["posthook_deps"] = DependencyLists.ToMeta(scope.Values.Dependencies.Posthook),
            ["add_deps_recursive"] = scope.Values.Recursive.Table,
            ["found_script_tags"] = MetaList.OfTexts(scope.Script.Tags),
            ["variation_tags_string"] = scope.Resolved.Variations.Text,
            ["found_cached"] = false,
            ["debug_script_tags"] = scope.Request.Inputs.Text("debug_script_tags"),
            ["verbose"] = RunFlags.IsVerbose(scope.Request.Inputs),
            ["meta"] = meta,
            ["env"] = scope.Env,
            ["run_state"] = RunStateMap.Create(scope),
        };
        if (scope.Flags.IgnoreScriptError)
        {
            input["ignore_script_error"] = true;
        }

        return input;
    }

    private static MetaMap Input(ScriptExecution scope)
    {
        var input = new MetaMap(scope.Request.Inputs) { ["tags"] = scope.Asked.Text };
        if (scope.Flags.Quiet)
        {
            input["quiet"] = true;
        }

        if (scope.Request.CommandLine.Count > 0)
        {
            input["cmd"] = MetaList.OfTexts(scope.Request.CommandLine);
        }

        // A dependency is called with the state of the run that needs it.
        if (scope.Context.Trail.Steps is { Count: > 0 })
        {
            input["run_state"] = RunStateMap.Create(scope);
        }

        return input;
    }

    private static string Spaces(ScriptExecution scope) => new(' ', 2 * scope.Context.Depth);
}
