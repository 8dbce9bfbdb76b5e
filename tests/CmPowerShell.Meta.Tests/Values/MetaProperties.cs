using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using CmPowerShell.TestSupport;
using CsCheck;
using Xunit;

namespace CmPowerShell.Meta.Tests.Values;

public sealed class MetaProperties
{
    private const string Sample =
        """
        alias: get-x
        base: &base
          env: {A: 'yes', B: "two\tparts", C: 010}
        deps:
          - tags: get,python3   # a comment
            names: [python, python3]
            <<: *base
          - { tags: "detect,os", version_min: 3.10 }
        variations:
          cuda.#:
            env:
              TEXT: |
                first
                  second
              FOLDED: >-
                one
                two
        date: 2020-01-01 10:00:00
        """;

    [Fact]
    public void A_value_written_as_json_reads_back() => MetaGen.Value.Sample(value =>
    {
        JsonMeta.Parse(JsonMeta.Write(value), "x").Should().Be(value);
        JsonMeta.Parse(JsonMeta.WriteLine(value), "x").Should().Be(value);
    });

    [Fact]
    public void A_value_written_as_yaml_reads_back() =>
        MetaGen.Value.Sample(value => YamlMeta.Parse(YamlMeta.Write(value), "x").Should().Be(value));

    [Fact]
    public void A_key_that_our_reader_would_take_for_a_text_is_quoted()
    {
        var value = new MetaMap { ["a *b"] = new MetaList(), ["k"] = "a *b" };

        YamlMeta.Write(value).Should().Be("'a *b': []\nk: a *b\n");
        YamlMeta.Parse(YamlMeta.Write(value), "x").Should().Be(value);
    }

    [Fact]
    public void Order_of_keys_survives_where_they_are_not_sorted() => MetaGen.Value.Sample(value =>
    {
        var text = JsonMeta.WriteLine(value);
        JsonMeta.WriteLine(JsonMeta.Parse(text, "x")).Should().Be(text);
        JsonMeta.WriteLine(YamlMeta.Parse(YamlMeta.Write(value, sortKeys: false), "x")).Should().Be(text);
    });

    [Fact]
    public void A_copy_is_equal_and_its_own() => MetaGen.Value.Where(value => value is MetaMap).Sample(value =>
    {
        var copy = value.Clone();
        copy.Should().Be(value);
        ((MetaMap)copy)["a key that is in none"] = 1;
        copy.Should().NotBe(value);
    });

    [Fact]
    public void No_damage_to_a_file_makes_a_reader_fail_with_anything_but_its_own_error()
    {
        var files = RealFiles();
        Gen.Select(Gen.Int[0, files.Count - 1], AnyDamage.Array[1, 4]).Sample(
            (file, damages) =>
            {
                var text = damages.Aggregate(files[file], (current, damage) => damage.Apply(current));
                OnlyOwnErrors(() => YamlMeta.Read(text, "x"));
                OnlyOwnErrors(() => JsonMeta.Read(text, "x"));
            },
            iter: 3000);
    }

    [Fact]
    public void No_text_makes_a_reader_fail_with_anything_but_its_own_error() => MetaGen.Text.Array[1, 20].Sample(parts =>
    {
        var text = string.Concat(parts);
        OnlyOwnErrors(() => YamlMeta.Read(text, "x"));
        OnlyOwnErrors(() => JsonMeta.Read(text, "x"));
    });

    private static readonly Gen<Damage> AnyDamage =
        from kind in Gen.Int[0, 3]
        from place in Gen.Double[0, 1]
        from length in Gen.Int[1, 30]
        from text in MetaGen.Text
        select new Damage(kind, place, length, text);

    private static List<string> RealFiles()
    {
        var files = SharedData.Find("conformance/meta") is { } folder
            ? Directory.EnumerateFiles(folder, "_cm.*", SearchOption.AllDirectories).Where((_, index) => index % 20 == 0).Select(File.ReadAllText)
            : [];
        return [Sample, JsonMeta.Write(YamlMeta.Parse(Sample, "x")), .. files];
    }

    private static void OnlyOwnErrors(Action read)
    {
        try
        {
            read();
        }
        catch (CmException problem)
        {
            problem.Error.Id.Should().Be("MetaFileBroken");
            problem.Error.Location!.Line.Should().BePositive();
            problem.Error.Location.Column.Should().BePositive();
        }
    }

    /// <summary>One change to a text.</summary>
    private sealed record Damage(int Kind, double Place, int Length, string Text)
    {
        internal string Apply(string text)
        {
            var start = (int)(Place * text.Length);
            var end = Math.Min(text.Length, start + Length);
            return Kind switch
            {
                0 => text.Remove(start, end - start),
                1 => text.Insert(start, Text),
                2 => text.Insert(end, text[start..end]),
                _ => text[..start],
            };
        }
    }
}
