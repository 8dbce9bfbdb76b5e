using System.Management.Automation;
using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Experiments.Storage;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Makes of a result an object with a property for each key, after the names of the experiment and the run.</summary>
internal static class ResultObject
{
    /// <summary>The name of the type. There is no class of this name, since each experiment has other properties.</summary>
    public const string TypeName = "CmPowerShell.CmResult";

    private const string Experiment = "Experiment";
    private const string Run = "Run";

    /// <summary>The object.</summary>
    // It runs for each of many thousands of results: compiled once, and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PSObject Create(string experiment, string run, ResultRow row)
    {
        var made = new PSObject(row.Keys.Count + 2);
        var members = made.Members;
        members.Add(new PSNoteProperty(Experiment, experiment), preValidated: true);
        members.Add(new PSNoteProperty(Run, run), preValidated: true);
        for (var i = 0; i < row.Keys.Count; i++)
        {
            if (row.Keys[i] is { Length: > 0 } key)
            {
                Add(members, key, row.Values[i]);
            }
        }

        made.TypeNames.Insert(0, TypeName);
        return made;
    }

    // Two keys of a file may be equal, or differ in case only, and properties may not. The first two belong to every result.
    private static void Add(PSMemberInfoCollection<PSMemberInfo> members, string key, object? value)
    {
        try
        {
            members.Add(new PSNoteProperty(key, value), preValidated: true);
        }
        catch (ExtendedTypeSystemException) when (members[key]?.Name == key && key is not (Experiment or Run))
        {
            members[key].Value = value;
        }
        catch (ExtendedTypeSystemException)
        {
            Add(members, key + "_2", value);
        }
    }
}
