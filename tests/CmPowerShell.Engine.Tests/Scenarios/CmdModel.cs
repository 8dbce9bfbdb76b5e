using System.Text;
using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>
/// The rules by which cmd reads a batch file, as far as ours has them: first percent signs in each line (two are one; a name between two is a variable; a digit
/// behind one is an argument), then quotes, outside of which <c>&amp; | &lt; &gt; ( ) ^</c> mean something, then the command. Anything that would run or change more than a
/// <c>set</c>, a <c>rem</c> or one script throws.
/// </summary>
internal sealed class CmdModel
{
    // The lines around texts beyond ASCII. Neither has anything of a value.
    private static readonly Regex OfTexts = new(
        @"\A(rem In a run these are set already\. By hand they are read as UTF-8\.|if """"==""[0-9A-F]{16}"" goto texts_are_set|for /f ""tokens=2 delims=:\."" %p in \('chcp'\) do set ""CM_TMP_CODE_PAGE=%p""|chcp (65001)? ?>nul|:texts_are_set)\z");

    /// <summary>The variables that are set.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The remarks.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>The script that is called.</summary>
    public string Called { get; private set; } = "";

    /// <summary>Reads a batch file.</summary>
    public static CmdModel Run(string batch)
    {
        var model = new CmdModel();
        foreach (var line in batch.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            model.Line(line);
        }

        return model;
    }

    private void Line(string written)
    {
        var line = Expanded(written);
        if (line is "@echo off" or "setlocal DisableDelayedExpansion" || OfTexts.IsMatch(line))
        {
            return;
        }

        if (line.StartsWith("rem ", StringComparison.Ordinal))
        {
            Remarks.Add(Plain(line[4..]));
        }
        else if (line.StartsWith("set \"", StringComparison.Ordinal))
        {
            var assignment = Quoted(line[4..]);
            var equals = assignment.IndexOf('=', 1);
            Variables[assignment[..equals]] = assignment[(equals + 1)..];
        }
        else
        {
            Called = Quoted(line);
        }
    }

    // The percent phase. A name between two signs is a variable of the batch file, or gone.
    private string Expanded(string line)
    {
        var text = new StringBuilder();
        for (var place = 0; place < line.Length; place++)
        {
            if (line[place] != '%')
            {
                text.Append(line[place]);
            }
            else if (place + 1 < line.Length && line[place + 1] == '%')
            {
                text.Append('%');
                place++;
            }
            else if (place + 1 < line.Length && char.IsAsciiDigit(line[place + 1]))
            {
                place++;
            }
            else if (line.IndexOf('%', place + 1) is > 0 and var end)
            {
                text.Append(Variables.GetValueOrDefault(line[(place + 1)..end], ""));
                place = end;
            }
        }

        return text.ToString();
    }

    private static string Quoted(string text) => text.Length >= 2 && text[0] == '"' && text[^1] == '"' && !text[1..^1].Contains('"', StringComparison.Ordinal)
        ? text[1..^1]
        : throw new InvalidOperationException($"A part of this is not between quotes: {text}");

    private static string Plain(string text) => !text.Any("&|<>()^%\"".Contains) ? text : throw new InvalidOperationException($"This remark means something: {text}");
}
