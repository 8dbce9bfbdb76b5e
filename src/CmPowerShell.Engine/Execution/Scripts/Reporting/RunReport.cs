using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>The reports of a script at its end that the caller or its meta requested.</summary>
internal static class RunReport
{
    /// <summary>Reports it, and adds the corresponding keys to the new state.</summary>
    public static void Report(ScriptExecution scope, RunResult result)
    {
        var inputs = scope.Request.Inputs;
        if (RunFlags.IsOn(inputs, "print_deps"))
        {
            var commands = scope.AskedDependencies.Select(tags => CommandText.OfDependency(scope.Request, tags, scope.Script.Repository.Dialect)).ToList();
            result.NewState["print_deps"] = MetaList.OfTexts(commands);
            commands.ForEach(command => Print(scope, command));
        }

        if (!RunFlags.IsSilent(inputs))
        {
            PrintVariables(scope, result);
        }

        ReportVersions(scope, result);
    }

    private static void PrintVariables(ScriptExecution scope, RunResult result)
    {
        foreach (var (variable, title) in scope.Model.PrintEnvAtTheEnd.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var name = title.ToString() is { Length: > 0 } text ? text : $"ENV[{variable}]";
            Print(scope, string.Create(CultureInfo.InvariantCulture, $"{name}: {result.NewEnv.Find(variable) ?? MetaNull.Instance}"));
        }
    }

    private static void ReportVersions(ScriptExecution scope, RunResult result)
    {
        var (print, dump) = (RunFlags.IsOn(scope.Request.Inputs, "print_versions"), RunFlags.IsOn(scope.Request.Inputs, "dump_version_info"));
        if (!print && !dump)
        {
            return;
        }

        var report = VersionReport.Create(result);
        if (print)
        {
            VersionReport.Lines(report).ToList().ForEach(line => Print(scope, line));
        }

        if (dump)
        {
            VersionReport.Save(report, scope.Request.WorkDirectory, scope.Script.Repository.Dialect);
        }
    }

    private static void Print(ScriptExecution scope, string text) => scope.Context.Publish(new OutputReceived(text, IsError: false));
}
