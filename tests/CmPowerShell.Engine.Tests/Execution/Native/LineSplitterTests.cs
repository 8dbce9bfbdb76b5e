using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Processes;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Native;

public sealed class LineSplitterTests
{
    [Fact]
    public void The_lines_are_those_of_the_whole_text_however_it_comes_in_pieces() =>
        Gen.String[Gen.Char["ab\r\n"], 0, 6].List[0, 12].Sample(pieces => Split(pieces).SequenceEqual(Lines(string.Concat(pieces))));

    [Fact]
    public void A_line_without_end_is_cut() =>
        Split([new string('x', 100_000), new string('y', 100_000) + "\n"]).Select(line => line.Length).Should().Equal(65536, 65536, 65536, 3392);

    private static List<string> Split(IEnumerable<string> pieces)
    {
        var lines = new List<string>();
        var splitter = new LineSplitter(lines.Add);
        pieces.ToList().ForEach(piece => splitter.Take(piece));
        splitter.End();
        return lines;
    }

    private static IEnumerable<string> Lines(string text)
    {
        var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
