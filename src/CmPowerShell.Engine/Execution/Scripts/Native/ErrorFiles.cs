using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Execution.Scripts.Native;

/// <summary>Shows the files that a script names in <c>print_files_if_script_error</c>, when its native script has failed.</summary>
internal static class ErrorFiles
{
    /// <summary>Shows them as output of the script: regular files of the work directory. Another one is left out, because the error of the script is what the user needs.</summary>
    public static void Show(ScriptExecution scope, string directory)
    {
        var root = new FolderRoot(directory);
        foreach (var name in scope.Model.PrintFilesIfScriptError)
        {
            try
            {
                Show(scope, root.Resolve(name));
            }
            catch (Exception problem) when (problem is CmException or IOException or UnauthorizedAccessException)
            {
                scope.Context.Operation.Detail($"The file '{name}' is not shown: {problem.Message}", scope.Context.Depth);
            }
        }
    }

    private static void Show(ScriptExecution scope, ContainedPath path)
    {
        if (path.Kind == FileKind.Missing)
        {
            return;
        }

        using var reader = new StreamReader(path.OpenRead());
        scope.Context.Publish(new OutputReceived($"{path}:", IsError: true));
        while (reader.ReadLine() is { } line)
        {
            scope.Context.Publish(new OutputReceived(line, IsError: true));
        }
    }
}
