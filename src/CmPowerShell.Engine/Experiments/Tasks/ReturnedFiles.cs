using System.Buffers;
using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>The files that a point leaves on another host, in its answer. What is too large stays there, and a warning names it.</summary>
internal static class ReturnedFiles
{
    /// <summary>The greatest size of the files of a point together, in bytes.</summary>
    internal const int LargestTotal = 32 * 1024 * 1024;

    private const int MostFiles = 1000;
    private const int DeepestFolder = 16;
    private const string Files = "files";
    private const string Left = "files_left";
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    /// <summary>Adds the files below a folder to an answer. Links are not followed.</summary>
    public static void Add(MetaMap answer, string folder)
    {
        var (files, left, total) = (new MetaMap(), new List<string>(), 0L);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, MaxRecursionDepth = DeepestFolder };
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", options).OrderBy(file => file.Length))
        {
            var name = Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (files.Count == MostFiles || total + file.Length > LargestTotal || !IsName(name) || Read(file) is not { } content)
            {
                left.Add(name);
                continue;
            }

            total += content.Length;
            files[name] = Convert.ToBase64String(content);
        }

        answer[Files] = files;
        answer[Left] = MetaList.OfTexts(left);
    }

    /// <summary>Writes the files of an answer below the folder of a run, each in the folder of a new result of this answer; other names are refused.</summary>
    public static void Take(MetaMap answer, string run, Operation operation)
    {
        var fresh = answer.List("results").OfType<MetaMap>().Select(result => result.Text(ResultKeys.Uid)).Where(uid => IsName(uid) && !Path.Exists(Path.Combine(run, uid))).ToHashSet(StringComparer.Ordinal);
        List<string> left = [.. answer.Texts(Left)];
        var total = 0L;
        foreach (var (name, content) in answer.Map(Files).Take(MostFiles))
        {
            var bytes = Decode(content.ToString());
            if (!IsName(name) || !fresh.Contains(name.Split('/')[0]) || !name.Contains('/', StringComparison.Ordinal) || bytes is null || (total += bytes.Length) > LargestTotal)
            {
                left.Add(name);
                continue;
            }

            var path = Path.Combine([run, .. name.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.WriteBytes(path, bytes);
        }

        if (left.Count > 0)
        {
            var names = string.Join(", ", left.Take(5).Select(ShownText.OneLine)) + (left.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {left.Count - 5} more") : "");
            operation.Warn("FilesNotReturned", $"Files of a point did not come back from the host '{ShownText.OneLine(answer.Text("machine"))}': {names}. At most {LargestTotal / 1024 / 1024} MB in {MostFiles} files do.");
        }
    }

    /// <summary>Whether a relative path stays below its folder on each system.</summary>
    internal static bool IsName(string name) => name.Length is > 0 and <= 1000 && name.Split('/') is var parts && parts.Length <= DeepestFolder
        && parts.All(part => part.Trim(' ', '.').Length > 0 && part == part.TrimEnd(' ', '.') && part.AsSpan().IndexOfAny(Forbidden) < 0 && !part.Any(char.IsControl));

    private static byte[]? Read(FileInfo file)
    {
        try
        {
            // A pipe or a device has no size.
            return file.Length > 0 ? File.ReadAllBytes(file.FullName) : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
