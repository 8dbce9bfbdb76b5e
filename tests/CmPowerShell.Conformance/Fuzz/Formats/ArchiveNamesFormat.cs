using System.Text;

namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>A whole archive whose entries have mutated names, one on each line of the input, so that most inputs reach what decides where an entry goes.</summary>
internal sealed class ArchiveNamesFormat : IFuzzFormat
{
    private readonly ArchiveFormat _archive = new();

    public string Name => "names in archives";

    public byte[] Seed { get; } = "cmr.yaml\nscript/x/run.sh\nscript/x/_cm.yaml\na/b/c\n..a/.b\ngit~x/y\n.gitignore\n"u8.ToArray();

    public bool Try(string folder, byte[] input) => _archive.Try(
        folder, ArchiveFormat.Zip([.. Encoding.UTF8.GetString(input).Split('\n').Where(name => name.Length > 0).Select(name => (name, "x"))]));
}
