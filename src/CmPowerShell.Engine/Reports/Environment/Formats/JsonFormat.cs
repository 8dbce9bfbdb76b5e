using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>A map of texts. A list is a list of texts under the name with a plus in front, as in the result of a run.</summary>
internal sealed class JsonFormat : IExportFormat
{
    public string Name => "Json";

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) => JsonMeta.Write(new MetaMap(variables.Select(Pair))) + "\n";

    private static KeyValuePair<string, MetaValue> Pair(ExportedVariable variable) => variable.IsList
        ? KeyValuePair.Create("+" + variable.Name, (MetaValue)MetaList.OfTexts(variable.Parts))
        : KeyValuePair.Create(variable.Name, (MetaValue)variable.Value);
}
