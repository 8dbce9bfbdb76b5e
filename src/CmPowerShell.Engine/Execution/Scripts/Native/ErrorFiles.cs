using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Scripts.Native;

/// <summary>Shows the files that a script names in <c>print_files_if_script_error</c>, when its native script has failed.</summary>
internal static class ErrorFiles
{
    /// <summary>Shows them as output of the script.</summary>
    public static void Show(ScriptExecution scope, string directory)
    {
        foreach (var file in scope.Model.PrintFilesIfScriptError.Select(name => Path.Combine(directory, name)).Where(File.Exists))
        {
            scope.Context.Publish(new OutputReceived($"{file}:", IsError: true));
            foreach (var line in File.ReadLines(file))
            {
                scope.Context.Publish(new OutputReceived(line, IsError: true));
            }
        }
    }
}
