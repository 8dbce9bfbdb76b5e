using System.Text;

namespace CmPowerShell.Conformance.Fuzz;

/// <summary>Makes a broken meta file of a real one: some bytes, lines or signs are changed, removed, doubled or copied from another file.</summary>
internal sealed class Mutation(IReadOnlyList<byte[]> files, Random random)
{
    private static readonly byte[][] Signs = new[]
    {
        ": ", "- ", "? ", "{", "}", "[", "]", ",", "\"", "'", "|\n", ">-\n", "&a ", "*a", "<<: *a\n", "<<: {", "!!set ", "!!binary ", "!!omap ", "!x ", "%YAML 1.1\n", "---\n", "...\n",
        "#", "\t", "\n", "\r\n", "\u00A0", "\uFEFF", "\u2028", "\0", "\\", "\\u", "\\ud800", "~", "null", "yes", "0x", "1e400", "-.inf", ".nan", "1:30", "2020-01-01", "<<<CM_X>>>", "${CM_X}", "#.#", "_",
        "99999999999999999999999999", "variations:\n", "deps:\n- tags: ", "base: [", "alias: ", "group: g\n", "default_variations: {", "_base: ", "  ", "        ",
    }.Select(Encoding.UTF8.GetBytes).ToArray();

    /// <summary>A mutated copy of a file.</summary>
    internal byte[] Of(byte[] file)
    {
        var bytes = file.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        switch (random.Next(8))
        {
            case 0 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                break;
            case 1:
                Remove(bytes, random.Next(1, 40));
                break;
            case 2:
                bytes.InsertRange(Place(bytes), Part(bytes, 200));
                break;
            case 3:
                bytes.InsertRange(Place(bytes), Part([.. files[random.Next(files.Count)]], 400));
                break;
            case 4:
                Remove(bytes, bytes.Count);
                break;
            case 5:
                bytes.InsertRange(LineStart(bytes), Enumerable.Repeat((byte)' ', random.Next(1, 5)));
                break;
            case 6:
                bytes.InsertRange(Place(bytes), Enumerable.Repeat(Sign(), random.Next(2, 60)).SelectMany(sign => sign));
                break;
            default:
                bytes.InsertRange(Place(bytes), Sign());
                break;
        }
    }

    private byte[] Sign() => Signs[random.Next(Signs.Length)];

    private int Place(List<byte> bytes) => random.Next(bytes.Count + 1);

    private int LineStart(List<byte> bytes) => bytes.Count == 0 ? 0 : bytes.LastIndexOf((byte)'\n', random.Next(bytes.Count)) + 1;

    private List<byte> Part(List<byte> bytes, int most)
    {
        var start = Place(bytes);
        return bytes.GetRange(start, Math.Min(random.Next(most), bytes.Count - start));
    }

    private void Remove(List<byte> bytes, int most)
    {
        var start = Place(bytes);
        bytes.RemoveRange(start, Math.Min(most, bytes.Count - start));
    }
}
