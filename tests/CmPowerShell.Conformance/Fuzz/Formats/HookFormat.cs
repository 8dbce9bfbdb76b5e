using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>What the process of hooks sends.</summary>
internal sealed class HookFormat : IFuzzFormat
{
    public string Name => "hook protocol";

    public byte[] Seed { get; } = Make();

    public bool Try(string folder, byte[] input)
    {
        using var stream = new MemoryStream(input);
        try
        {
            for (var read = MessageStream.SkipToMessages(stream); read; read = MessageStream.Read(stream) is not null)
            {
                // Each message is read by itself.
            }

            return true;
        }
        catch (Exception problem) when (problem is InvalidDataException or CmException)
        {
            return false;
        }
    }

    private static byte[] Make()
    {
        using var stream = new MemoryStream();
        stream.Write("\0cm hooks\n"u8);
        MessageStream.Write(stream, new MetaMap { ["kind"] = "result", ["result"] = new MetaMap { ["return"] = 0 } });
        MessageStream.Write(stream, new MetaMap { ["kind"] = "output", ["text"] = "line\n" });
        return stream.ToArray();
    }
}
