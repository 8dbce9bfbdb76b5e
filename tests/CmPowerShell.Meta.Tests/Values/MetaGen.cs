using CmPowerShell.Meta.Values;
using CsCheck;

namespace CmPowerShell.Meta.Tests.Values;

/// <summary>Makes values that are hard to write and to read.</summary>
internal static class MetaGen
{
    private const string Signs = "ab c:#-?.,'\"\\\n\t[]{}&*!|>%@`~=<0123456789eEx_+/$é\u00a0\u0085\u2028\ufeff\ud7ff\u001b";

    private static readonly string[] Words =
    [
        "yes", "no", "null", "~", "1", "1.5", "2020-01-01", "<<", "=", "0x1F", "1e3", "on", "Off", "word", "longer-word", "a:b", "x: y", "# c",
        "it's", "say \"x\"", "", "---", "...", "- a", "? b", "été", "a  b", "  lead", "trail ", "line\nnext", "para\n\n\nx", "\n", "\nx", "x\n",
        "1:30", ".5", "-.inf", ".nan", "-", "?", ":", "_1", "+1", "\U0001F600", "$HOME", "C:\\x",
    ];

    private static readonly Gen<string> Word = Gen.OneOf(Words);

    internal static readonly Gen<string> Text = Gen.Frequency(
        (3, Word),
        (4, Gen.String[Gen.Char[Signs], 0, 20]),
        (2, Word.Array[1, 40].Select(words => string.Join(' ', words))),
        (1, Gen.String[Gen.Char["w   "], 60, 300]),
        (1, Gen.String[Gen.Char[Signs], 60, 260]));

    private static readonly Gen<MetaValue> Scalar = Gen.Frequency(
        (6, Text.Select(text => (MetaValue)text)),
        (1, Gen.Long.Select(number => (MetaValue)number)),
        (1, Gen.ULong.Select(number => (MetaValue)System.Numerics.BigInteger.Pow(number, 3))),
        (2, Gen.Double.Special.Select(number => (MetaValue)number)),
        (1, Gen.OneOf<MetaValue>(MetaNull.Instance, true, false)));

    internal static readonly Gen<MetaValue> Value = Nested(4);

    private static Gen<MetaValue> Nested(int levels)
    {
        if (levels == 0)
        {
            return Scalar;
        }

        var inner = Nested(levels - 1);
        return Gen.Frequency(
            (2, Scalar),
            (2, inner.Array[0, 4].Select(items => (MetaValue)new MetaList(items))),
            (3, Gen.Select(Text, inner).Array[0, 4].Select(pairs => (MetaValue)new MetaMap(pairs.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))))));
    }
}
