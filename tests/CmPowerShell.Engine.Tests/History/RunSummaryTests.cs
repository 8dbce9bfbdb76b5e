using AwesomeAssertions;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.History.Reports;
using Xunit;

namespace CmPowerShell.Engine.Tests.History;

public sealed class RunSummaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm summary's ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_is_a_heading_its_command_a_table_and_the_commits()
    {
        var page = Page("""
            { "outcome": "succeeded", "started": "2026-11-25T22:31:07.1230000Z", "duration_seconds": 1.5, "command": "cm run script --tags=tool", "machine": "box", "platform": "linux-x64",
              "repositories": [ { "alias": "team@tools", "commit": "0123abc" }, { "alias": "local", "commit": "" } ],
              "scripts": [ { "script": "tool,1234567890abcdef", "outcome": "succeeded", "duration_seconds": 1.5, "from_cache": false, "cache_reason": "the script is not cached", "version": "1.2", "variations": [ "fast" ],
                "exit_code": 0, "dependencies": [ { "script": "lib,1234567890abcdee", "outcome": "succeeded", "duration_seconds": 0.01, "from_cache": true, "cache_reason": "the entry fits", "dependencies": [] } ] } ] }
            """);

        page.Should().Be("""
            ## tool: succeeded after 1.50 s

            2026-11-25 22:31 UTC on box (linux-x64), run 20261125-223107123-3f9a

            ```text
            cm run script --tags=tool
            ```

            | script | version | result | from | time |
            | --- | --- | --- | --- | ---: |
            | tool,\_fast | 1.2 | succeeded | made: the script is not cached | 1.50 s |
            | &emsp;lib |  | succeeded | cache: the entry fits | 0.01 s |

            Repositories: team@tools at 0123abc, local


            """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n\n");
    }

    [Fact]
    public void A_failure_shows_its_message_and_the_last_lines()
    {
        var page = Page("""
            { "outcome": "failed", "error": { "id": "NativeScriptFailed", "message": "It failed.", "last_lines": [ "one", "```", "##vso[x]" ] },
              "scripts": [ { "script": "tool,1234567890abcdef", "outcome": "failed", "exit_code": 7, "dependencies": [] } ] }
            """);

        page.Should().Contain("**It failed.**\n\n````text\none\n```\n##vso[x]\n````\n").And.Contain("| tool |  | failed, exit code 7 |  |  |");
    }

    [Fact]
    public void No_value_can_break_the_table_or_become_a_link()
    {
        var page = Page("""
            { "outcome": "succeeded", "scripts": [ { "script": "tool,1234567890abcdef", "outcome": "succeeded", "from_cache": true, "version": "1|2\n# x", "cache_reason": "[a](b) <img>", "dependencies": [] } ] }
            """);

        page.Should().Contain(@"| 1&#124;2 \# x | succeeded | cache: \[a\](b) &lt;img&gt; |");
    }

    private string Page(string json)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "20261125-223107123-3f9a")).FullName;
        File.WriteAllText(Path.Combine(folder, RunRecord.FileName), json);
        return RunSummary.Write([RunRecord.Read(folder)]);
    }
}
