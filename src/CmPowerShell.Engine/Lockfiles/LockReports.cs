using System.Globalization;
using System.Text;
using System.Xml;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Engine.Validation.Reports;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Differences from lock files as reports for build services.</summary>
public static class LockReports
{
    private static readonly IReadOnlyList<SarifRule> Rules = [.. Enum.GetValues<LockDifferenceKind>()
        .Select(kind => new SarifRule(LockDifference.GetRule(kind), $"Something differs from a lock file: {LockDifference.GetRule(kind)}.", FindingSeverity.Error))];

    /// <summary>Writes the differences as SARIF. Addresses are relative to the folders of the lock files.</summary>
    /// <param name="path">Full path of the report.</param>
    /// <param name="compared">The full paths of the lock files with their differences.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void SaveSarif(string path, IReadOnlyList<(string File, IReadOnlyList<LockDifference> Differences)> compared)
    {
        ArgumentNullException.ThrowIfNull(compared);
        SarifReport.Save(path, [.. compared.SelectMany(item => item.Differences.Select(difference => Convert(item.File, difference)))], Rules);
    }

    /// <summary>Writes the differences as JUnit XML: a suite for each lock file with a case for each rule.</summary>
    /// <param name="path">Full path of the report.</param>
    /// <param name="compared">The full paths of the lock files with their differences.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void SaveJunit(string path, IReadOnlyList<(string File, IReadOnlyList<LockDifference> Differences)> compared)
    {
        ArgumentNullException.ThrowIfNull(compared);
        AtomicFile.Write(path, stream =>
        {
            using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "CmPowerShell locks");
            foreach (var (file, differences) in compared)
            {
                Write(xml, file, differences.ToLookup(difference => difference.Rule, StringComparer.Ordinal));
            }

            xml.WriteEndElement();
        });
    }

    private static Finding Convert(string file, LockDifference difference) => new(
        FindingSeverity.Error, difference.Rule, difference.Location.File == file ? difference.Location : new SourceLocation(file), difference.Message)
    { Suggestion = difference.Mend, RepositoryPath = Path.GetDirectoryName(file)! };

    private static void Write(XmlWriter xml, string file, ILookup<string, LockDifference> differences)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlCharacters.Escape(Path.GetFileName(file)));
        xml.WriteAttributeString("tests", Rules.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", differences.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var rule in Rules)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", XmlCharacters.Escape(Path.GetFileName(file)));
            xml.WriteAttributeString("name", rule.Id);
            xml.WriteAttributeString("file", XmlCharacters.Escape(file));
            var found = differences[rule.Id].ToList();
            if (found.Count > 0)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", XmlCharacters.Escape(found[0].Message));
                xml.WriteAttributeString("type", rule.Id);
                xml.WriteString(XmlCharacters.Escape(string.Join('\n', found.Select(difference => $"{difference.Message} {difference.Mend}"))));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
