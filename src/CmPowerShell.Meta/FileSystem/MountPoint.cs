using System.Buffers.Binary;
using System.Text;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// The bytes by which NTFS stores a junction: a reparse point of the kind mount point (<c>REPARSE_DATA_BUFFER</c> in the documentation of Windows drivers).
/// It has the path twice, once as the kernel names it and once as it is shown.
/// </summary>
internal static class MountPoint
{
    private const uint Tag = 0xA0000003;
    private const string KernelPrefix = @"\??\";

    // The tag, the length of what follows, a reserved number; then the places and lengths of both paths.
    private const int HeadLength = 8;
    private const int PlacesLength = 8;
    private const int EndLength = 2;

    /// <summary>Whether a junction can lead to a path: a full one on a drive, since no junction leads to another machine.</summary>
    public static bool CanLeadTo(string target) =>
        target.Length >= 3 && char.IsAsciiLetter(target[0]) && target[1] == ':' && target[2] is '\\' or '/';

    /// <summary>The bytes of a junction to a directory.</summary>
    /// <param name="target">Its full path on a drive.</param>
    public static byte[] To(string target)
    {
        var shown = target.Replace('/', '\\').TrimEnd('\\');
        // The root of a drive is nothing without its separator.
        shown = shown.Length == 2 ? shown + '\\' : shown;
        var (kernel, print) = (Encoding.Unicode.GetBytes(KernelPrefix + shown), Encoding.Unicode.GetBytes(shown));
        var dataLength = PlacesLength + kernel.Length + EndLength + print.Length + EndLength;
        var bytes = new byte[HeadLength + dataLength];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Tag);
        Write(bytes, 4, dataLength);
        Write(bytes, 8, 0);
        Write(bytes, 10, kernel.Length);
        Write(bytes, 12, kernel.Length + EndLength);
        Write(bytes, 14, print.Length);
        kernel.CopyTo(bytes, HeadLength + PlacesLength);
        print.CopyTo(bytes, HeadLength + PlacesLength + kernel.Length + EndLength);
        return bytes;
    }

    private static void Write(byte[] bytes, int place, int number) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(place), checked((ushort)number));
}
