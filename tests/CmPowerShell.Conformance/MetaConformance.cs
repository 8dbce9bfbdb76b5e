using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance;

/// <summary>Reads the meta files of a repository and compares their values with those that Python recorded.</summary>
/// <param name="output">Where differences and the sum are written.</param>
internal sealed class MetaConformance(TextWriter output)
{
    /// <summary>Compares all files.</summary>
    /// <param name="folder">The repository's folder.</param>
    /// <param name="parsed">A file with one line <c>{"file": …, "value": …}</c> for each meta file.</param>
    /// <returns>The exit code: 0 when all matched.</returns>
    internal int Run(string folder, string parsed)
    {
        var records = File.ReadLines(parsed).Select((line, index) => (MetaMap)JsonMeta.Parse(line, $"{parsed} (line {index + 1})")).ToList();
        var differed = records.Count(record => !Matches(folder, record));
        output.WriteLine($"{records.Count - differed} matched, {differed} differed");
        return differed == 0 ? 0 : 1;
    }

    private bool Matches(string folder, MetaMap record)
    {
        var name = record.Text("file");
        try
        {
            var actual = MetaFile.Load(Path.Combine(folder, name));
            var differences = Difference.Between(record["value"], actual).ToList();
            return differences.Count == 0 || Report(name, differences);
        }
        catch (CmException problem)
        {
            return Report(name, [$"  {problem.Error.Id}: {problem.Error.Text}"]);
        }
    }

    private bool Report(string name, IEnumerable<object> findings)
    {
        output.WriteLine(name);
        foreach (var finding in findings)
        {
            output.WriteLine(finding);
        }

        return false;
    }
}
