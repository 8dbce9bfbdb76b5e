using System.Management.Automation;
using CmPowerShell.Engine.Experiments.Storage;

namespace CmPowerShell;

/// <summary>One result of an experiment. The parameters and figures are further properties of the object.</summary>
public sealed class CmExperimentResult
{
    private readonly ExperimentRun _run;

    internal CmExperimentResult(ExperimentRun run) => _run = run;

    /// <summary>The name of the experiment: its alias, or its uid.</summary>
    public string Experiment => _run.Artifact.Alias.Length > 0 ? _run.Artifact.Alias : _run.Artifact.Uid;

    /// <summary>The name of the run: date and time of its start.</summary>
    public string Run => _run.Name;

    /// <summary>The result for the pipeline.</summary>
    internal static PSObject Create(ExperimentRun run, ResultRow row)
    {
        var made = new PSObject(new CmExperimentResult(run));
        var members = made.Members;
        for (var i = 0; i < row.Keys.Count; i++)
        {
            if (row.Keys[i] is { Length: > 0 } key && !IsOwn(key))
            {
                Add(members, key, row.Values[i]);
            }
        }

        return made;
    }

    private static bool IsOwn(string key) => key.Length is 3 or 10 && (key.Equals(nameof(Experiment), StringComparison.OrdinalIgnoreCase) || key.Equals(nameof(Run), StringComparison.OrdinalIgnoreCase));

    // Two keys of a file may be equal, or differ in case only, and properties may not.
    private static void Add(PSMemberInfoCollection<PSMemberInfo> members, string key, object? value)
    {
        try
        {
            members.Add(new PSNoteProperty(key, value), preValidated: true);
        }
        catch (ExtendedTypeSystemException) when (members[key]?.Name == key)
        {
            members[key].Value = value;
        }
        catch (ExtendedTypeSystemException)
        {
            Add(members, key + "_2", value);
        }
    }
}
