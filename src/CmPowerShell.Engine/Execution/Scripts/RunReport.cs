using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>What a script tells at its end because the caller or its meta asked for it.</summary>
internal static class RunReport
{
    /// <summary>Tells it, and adds to the new state what belongs there.</summary>
    public static void Tell(ScriptScope scope, RunDelta delta)
    {
        if (RunFlags.IsOn(scope.Request.Inputs, "print_deps"))
        {
            var commands = scope.AskedDependencies.Select(tags => "cm run script --tags=" + tags).ToList();
            delta.NewState["print_deps"] = MetaList.OfTexts(commands);
            commands.ForEach(command => Print(scope, command));
        }

        if (!RunFlags.IsOn(scope.Request.Inputs, "silent") && !RunFlags.IsOn(scope.Request.Inputs, "s"))
        {
            foreach (var (variable, title) in scope.Meta.Map.Map("print_env_at_the_end").OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var name = title.ToString() is { Length: > 0 } text ? text : $"ENV[{variable}]";
                Print(scope, $"{name}: {delta.NewEnv.Find(variable) ?? MetaNull.Instance}");
            }
        }
    }

    private static void Print(ScriptScope scope, string text) => scope.Context.Publish(new OutputReceived(text, IsError: false));
}
