using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Reports.Matrix.Forms;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Makes legs of a matrix from pipeline input: scripts, variations, names, and sets of variables.</summary>
internal static class MatrixLegs
{
    /// <summary>The legs of one object: one, or one for each point of an experiment.</summary>
    /// <exception cref="CmException"><c>ValueNotSupported</c>, <c>ExperimentWithoutPoints</c>.</exception>
    public static IReadOnlyList<MatrixLeg> CreateAll(object item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        CmExperiment experiment => ExperimentLegs.Create(experiment),
        CmExperimentRun run => ExperimentLegs.Create(run.Source),
        CmExperimentPoint point => [ExperimentLegs.Create(point.Experiment, point.Source.Point)],
        CmPlannedPoint point => [ExperimentLegs.Create(point.Experiment, point.Source)],
        _ => [Create(item)],
    };

    /// <summary>The leg of one object.</summary>
    /// <exception cref="CmException"><c>ValueNotSupported</c>.</exception>
    private static MatrixLeg Create(object item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        CmArtifact script => Script(script.Name, script.Tags),
        CmVariation variation => Variation(variation.Name),
        string name => new(name, [KeyValuePair.Create("script", name)]),
        IDictionary set => OfSet(set),
        // A script that went through a file, JSON or a job.
        PSCustomObject when GivenProperties.Read(item) is { } given && given.Text("Uid").Length > 0 && given.Value("Tags") is { } tags =>
            Script(given.Text("Name"), LanguagePrimitives.ConvertTo<string[]>(tags)),
        PSCustomObject => OfSet(ToMeta.Value(item, "-InputObject")),
        var other => throw NotSupported(other.GetType().Name),
    };

    /// <summary>The leg of a variation.</summary>
    public static MatrixLeg Variation(string name) => new(name, [KeyValuePair.Create("variation", name)]);

    /// <summary>The legs of each combination of values: a table of lists.</summary>
    /// <exception cref="CmException"><c>ValueNotSupported</c>.</exception>
    public static IReadOnlyList<MatrixLeg> Combinations(IDictionary? axes)
    {
        IReadOnlyList<MatrixLeg> legs = [new("", [])];
        foreach (var (name, values) in Ordered(axes))
        {
            legs = Product(legs, [.. Items(values).Select(value => Text(value) is var text ? new MatrixLeg(text, [KeyValuePair.Create(name, text)]) : null!)]);
        }

        return legs;
    }

    /// <summary>Each leg of the one with each of the other.</summary>
    public static IReadOnlyList<MatrixLeg> Product(IReadOnlyList<MatrixLeg> legs, IReadOnlyList<MatrixLeg> others) =>
        [.. legs.SelectMany(leg => others.Select(leg.And))];

    private static MatrixLeg Script(string name, IReadOnlyList<string> tags) =>
        new(name, [KeyValuePair.Create("script", name), KeyValuePair.Create("tags", string.Join(',', tags))]);

    private static MatrixLeg OfSet(IDictionary set) => OfSet(new MetaMap(Ordered(set)));

    private static MatrixLeg OfSet(MetaValue value)
    {
        var variables = ((MetaMap)value).Select(pair => KeyValuePair.Create(pair.Key, Text(pair.Value))).ToList();
        return new(string.Join('_', variables.Select(variable => variable.Value)), variables);
    }

    // A plain hash table has no order, and the names of the legs must not change from run to run.
    private static IEnumerable<KeyValuePair<string, MetaValue>> Ordered(IDictionary? table)
    {
        var map = ToMeta.Map(table, "-Variable");
        return table is Hashtable ? map.OrderBy(pair => pair.Key, StringComparer.Ordinal) : map;
    }

    private static IEnumerable<MetaValue> Items(MetaValue value) => value is MetaList list ? list : [value];

    private static string Text(MetaValue value) => value switch
    {
        MetaNull => "",
        MetaBoolean boolean => boolean.Value ? "true" : "false",
        MetaList list => string.Join(',', list.Select(Text)),
        MetaMap => throw NotSupported("map"),
        _ => PythonText.Format(value),
    };

    private static CmException NotSupported(string type) => new(new CmError(
        "ValueNotSupported", ReturnCode.Failed, CmErrorCategory.InvalidArgument, string.Create(CultureInfo.InvariantCulture, $"A value of the type '{type}' cannot become a part of a matrix."))
    { Hint = "Give scripts, names of scripts, variations, or tables of names and simple values.", Target = type });
}
