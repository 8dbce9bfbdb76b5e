using System.Globalization;
using System.Text;
using System.Xml;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Testing.Reports;

/// <summary>
/// Results as JUnit XML, as hosts of builds read it: a <c>testsuite</c> for each script, and for each further run of the same test another one.
/// Characters that XML cannot hold, such as those of colours, become the replacement character.
/// </summary>
public static class JunitReport
{
    /// <summary>Writes the report to a temporary file and renames it.</summary>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Save(string path, IReadOnlyList<ScriptTestResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        AtomicFile.Write(path, stream => Write(stream, results));
    }

    private static void Write(Stream stream, IReadOnlyList<ScriptTestResult> results)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "CmPowerShell");
        WriteTotals(xml, results);
        foreach (var suite in JunitSuite.CreateAll(results))
        {
            Write(xml, suite);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, JunitSuite suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlCharacters.Escape(suite.Name));
        WriteTotals(xml, suite.Results);
        xml.WriteAttributeString("timestamp", suite.Results[0].Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var result in suite.Results)
        {
            Write(xml, result);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, ScriptTestResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlCharacters.Escape(JunitSuite.GetName(result)));
        xml.WriteAttributeString("name", XmlCharacters.Escape(JunitSuite.CaseNameOf(result)));
        xml.WriteAttributeString("time", Seconds(result.Duration));
        WritePlace(xml, result);
        WriteProperties(xml, result);
        if (result.Error is { } error)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", XmlCharacters.Escape(error.Message));
            xml.WriteAttributeString("type", error.Id);
            xml.WriteString(XmlCharacters.Escape(string.Join('\n', new[] { error.Text, error.Details }.Where(text => !string.IsNullOrEmpty(text)))));
            xml.WriteEndElement();
        }
        else if (result.SkipReason is { } reason)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", XmlCharacters.Escape(reason));
            xml.WriteEndElement();
        }

        var output = JunitOutput.Of(result);
        if (output.Length > 0)
        {
            xml.WriteElementString("system-out", XmlCharacters.Escape(output));
        }

        xml.WriteEndElement();
    }

    // The meta file that declares the test; the place of an error where it has one.
    private static void WritePlace(XmlWriter xml, ScriptTestResult result)
    {
        var script = result.Test.Script;
        var place = result.Error?.Location ?? ScriptModel.LocationIn(script, ScriptKeys.Tests.In(script.OriginalMeta) ?? script.OriginalMeta);
        xml.WriteAttributeString("file", XmlCharacters.Escape(place.File));
        if (place.Line > 0)
        {
            xml.WriteAttributeString("line", Number(place.Line));
        }
    }

    private static void WriteProperties(XmlWriter xml, ScriptTestResult result)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in JunitProperties.Of(result))
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", XmlCharacters.Escape(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, IReadOnlyList<ScriptTestResult> results)
    {
        xml.WriteAttributeString("tests", Number(results.Count));
        xml.WriteAttributeString("failures", Number(results.Count(result => result.Outcome == TestOutcome.Failed)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(results.Count(result => result.Outcome == TestOutcome.Skipped)));
        xml.WriteAttributeString("time", Seconds(results.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Duration)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
