using System.Text.Json;

namespace CmPowerShell.Meta.Tests.Secrets;

/// <summary>A secret as a program writes it: Python, Node, bash, PowerShell and .NET have written the texts of the file <c>Recorded/spellings.jsonl</c>.</summary>
/// <param name="Secret">The secret.</param>
/// <param name="Program">The program, or its function.</param>
/// <param name="Text">What it writes.</param>
public sealed record RecordedSpelling(string Secret, string Program, string Text)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>Reads all texts.</summary>
    public static IEnumerable<RecordedSpelling> All()
    {
        using var stream = typeof(RecordedSpelling).Assembly.GetManifestResourceStream($"{typeof(RecordedSpelling).Namespace}.Recorded.spellings.jsonl")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<RecordedSpelling>(line, Names)!;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Program}: {Text}";
}
