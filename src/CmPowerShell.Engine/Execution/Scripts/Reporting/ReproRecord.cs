using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>
/// The record of a run for the input <c>repro</c>, in the format of the Python tools: the inputs, the machine, the results and how it got
/// there, in the folder <c>cm-repro</c>; and all of it once more in <c>cm-output.json</c> of the work directory, which experiments read. Secrets are masked.
/// </summary>
internal sealed class ReproRecord
{
    private const string Whole = "cm-output.json";
    private readonly string _folder;
    private readonly string _name;
    private readonly string _workDirectory;
    private readonly MetaMap _whole;

    private ReproRecord(RunRequest request, HostInfo host)
    {
        var directory = Text(request, "repro_dir", "cm-repro");
        _workDirectory = request.WorkDirectory;
        _folder = OutputDirectory.Make(_workDirectory, directory);
        _name = Text(request, "repro_prefix", "cm-run-script");
        _whole = new MetaMap { ["info"] = MachineFacts.Collect(host), ["input"] = Input(request) };
    }

    /// <summary>Begins a record if the request contains one, and removes an earlier one.</summary>
    /// <returns>The record, or null.</returns>
    /// <exception cref="CmException">The folder or a file of it cannot be written.</exception>
    public static ReproRecord? Begin(RunRequest request, HostInfo host)
    {
        if (!RunFlags.IsOn(request.Inputs, "repro"))
        {
            return null;
        }

        var record = new ReproRecord(request, host);
        WorkFiles.Remove(record._folder, [record.Name("output.json"), record.Name("run-state.json"), record.Name(RunReadme.FileName(request))]);
        WorkFiles.Remove(record._workDirectory, [Whole, .. VersionReport.Files]);
        record.Save("input", "input");
        record.Save("info", "info");
        record.SaveWhole();
        return record;
    }

    /// <summary>Ends the record of a run that came to its end.</summary>
    public void Finish(ScriptExecution scope, RunResult result)
    {
        AtomicFile.WriteText(Path.Combine(_folder, Name(RunReadme.FileName(scope.Request))), RunReadme.Write(scope.Request, result));
        var report = VersionReport.Create(result);
        var versions = new MetaMap(report.OfType<MetaMap>().SelectMany(entry => entry).DistinctBy(pair => pair.Key));
        _whole["version_info"] = versions;
        _whole["acm_ctuning_repro_badge_available"] = true;
        _whole["acm_ctuning_repro_badge_functional"] = true;
        var output = new MetaMap
        {
            ["return"] = 0,
            ["env"] = result.Env,
            ["new_env"] = result.NewEnv,
            ["state"] = result.State,
            ["new_state"] = result.NewState,
            ["deps"] = MetaList.OfTexts(result.AskedDependencies),
        };
        End(output, RunStateMap.Create(scope), report);
    }

    /// <summary>Ends the record of a run that failed.</summary>
    /// <param name="scope">The run; null where it failed before it began.</param>
    /// <param name="error">Why.</param>
    public void Fail(ScriptExecution? scope, CmError error) =>
        End(new MetaMap { ["return"] = (int)error.Code, ["error"] = error.Text }, scope is null ? [] : RunStateMap.Create(scope), []);

    private void End(MetaMap output, MetaMap state, MetaList versions)
    {
        state.Remove("version_info");
        _whole["output"] = SecretValues.Mask(output);
        _whole["state"] = SecretValues.Mask(state);
        Save("output", "output");
        JsonMeta.Save(File("run-state"), new MetaMap(_whole.Map("state")) { ["version_info"] = versions });
        SaveWhole();
    }

    private static MetaMap Input(RunRequest request) => SecretValues.Mask(new MetaMap(request.Inputs)
    {
        ["action"] = "run",
        ["automation"] = CmPowerShell.Engine.Naming.WellKnownNames.Script.ToString(),
        ["artifact"] = request.Script?.Name.ToString() ?? request.Name.Object.ToString(),
        ["tags"] = string.Join(',', request.Tags),
        ["env"] = request.Env,
        ["state"] = request.State,
        ["const"] = request.Const,
        ["const_state"] = request.ConstState,
        ["cmd"] = CommandText.Format(request),
    });

    private static string Text(RunRequest request, string key, string usual) => request.Inputs.Text(key) is { Length: > 0 } text ? text : usual;

    private string Name(string end) => $"{_name}-{end}";

    private string File(string name) => Path.Combine(_folder, Name(name + ".json"));

    private void Save(string name, string key) => JsonMeta.Save(File(name), _whole[key]);

    private void SaveWhole() => JsonMeta.Save(Path.Combine(_workDirectory, Whole), _whole);
}
