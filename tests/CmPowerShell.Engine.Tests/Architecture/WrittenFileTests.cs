using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>Files are written through <c>AtomicFile</c>, so that a reader, or a kill at any moment, finds the old content or the new one.</summary>
public sealed partial class WrittenFileTests
{
    private static readonly Dictionary<string, string> WithAReason = new()
    {
        ["AtomicFile.cs"] = "it is the one that writes next to the file and renames",
        ["IndexFile.cs"] = "it does so without a wait for the disk, and its checksum detects the rest",
        ["ContainedPath.cs"] = "files of a folder that is filled under a hidden name",
        ["DirectoryCopier.cs"] = "files of a folder that is filled under a hidden name",
        ["CommitContent.cs"] = "files of a folder that is filled under a hidden name",
        ["ArchiveDownload.cs"] = "a file in a temporary folder",
        ["SharedPacking.cs"] = "an archive in a temporary folder",
        ["SharedStore.cs"] = "an archive in a temporary folder",
        ["SharedFile.cs"] = "a file of another program, to which it only appends",
        ["FileLock.cs"] = "a lock, whose content does not count",
        ["OwnedFile.cs"] = "a record that its owner extends while it holds the file",
        ["LockOwner.cs"] = "the name of an owner, which is lost when it cannot be read",
        ["LastUsedStamp.cs"] = "an empty file, whose time counts",
        ["RunLogFiles.cs"] = "the log of a run, which grows line by line",
        ["TrialEvents.cs"] = "what a trial prints, which grows line by line",
        ["ResultWriter.cs"] = "results of an experiment, whose reader skips a last line that is not whole",
        ["ScriptWork.cs"] = "a copy of the record of a run",
        ["PlainFiles.cs"] = "files of a folder that is renamed, or whose result is recorded, when it is complete",
        ["RedactedFile.cs"] = "files of a folder that is filled under another name",
        ["SlurmFolder.cs"] = "the tasks of an array that is submitted when they are complete",
    };

    [Fact]
    public void No_other_source_writes_a_file_itself() => SourceTree.Files("src", "*.cs")
        .Where(file => Write().IsMatch(File.ReadAllText(file)))
        .Select(file => Path.GetFileName(file))
        .Should().BeEquivalentTo(WithAReason.Keys, "AtomicFile writes the others; one that cannot use it is listed here with the reason");

    [GeneratedRegex(@"\bFile\.(WriteAll\w+|AppendAll\w+|AppendText|Create|CreateText|OpenWrite|Copy)\(|new StreamWriter\((?!Console|entry\.Open)|FileMode\.(Create|CreateNew|OpenOrCreate|Append|Truncate)\b")]
    private static partial Regex Write();
}
