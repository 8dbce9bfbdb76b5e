using System.Buffers.Binary;
using System.Text;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Format;

/// <summary>Reads what <see cref="IndexWriter"/> wrote.</summary>
internal ref struct IndexReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;
    private string[] _texts = [];

    /// <summary>The index.</summary>
    /// <exception cref="InvalidDataException">The bytes are no index.</exception>
    public IndexedRepository[] Read()
    {
        ReadTexts();
        var repositories = new IndexedRepository[Count()];
        for (var i = 0; i < repositories.Length; i++)
        {
            var (path, stamp, problem) = (Text(), new FileStamp(Time(), 0), Problem());
            repositories[i] = new(path, stamp, Automations(), problem);
        }

        return _rest.IsEmpty ? repositories : throw Damaged();
    }

    private void ReadTexts()
    {
        _texts = new string[Count()];
        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i] = Encoding.UTF8.GetString(Take(Count()));
        }
    }

    private IndexedAutomation[] Automations()
    {
        var automations = new IndexedAutomation[Count()];
        for (var i = 0; i < automations.Length; i++)
        {
            var (name, stamp, problem) = (Text(), new FileStamp(Time(), 0), Problem());
            var folders = new IndexedFolder[Count()];
            for (var j = 0; j < folders.Length; j++)
            {
                folders[j] = new(Text(), new(Time(), 0), Files(), problem: Problem(), meta: Meta());
            }

            automations[i] = new(name, stamp, folders, problem);
        }

        return automations;
    }

    private IndexedMeta? Meta()
    {
        var count = Count();
        if (count == 0)
        {
            return null;
        }

        var tags = count == 1 ? [] : new string[count - 1];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = Text();
        }

        return new(Text(), Text(), Text(), Text(), tags, Base: Text());
    }

    private MetaStamps Files()
    {
        var present = Number();
        if (present == 0)
        {
            return default;
        }

        var stamps = new FileStamp[MetaStamps.NameCount];
        for (var i = 0; i < stamps.Length; i++)
        {
            if ((present & (1L << i)) != 0)
            {
                stamps[i] = new(Time(), Number());
            }
        }

        return new(stamps);
    }

    private CmError? Problem()
    {
        if (Number() == 0)
        {
            return null;
        }

        var error = new CmError(Text(), (ReturnCode)Number(), (CmErrorCategory)Number(), Text());
        var (hint, target) = (Text(), Text());
        var location = new SourceLocation(Text(), (int)Number(), (int)Number());
        return error with
        {
            Hint = hint.Length == 0 ? null : hint,
            Target = target.Length == 0 ? null : target,
            Location = location.File.Length == 0 ? null : location,
        };
    }

    private string Text()
    {
        var place = Number();
        return (ulong)place < (ulong)_texts.Length ? _texts[place] : throw Damaged();
    }

    /// <summary>Reads the number of following items; each takes a byte at least.</summary>
    private int Count()
    {
        var count = Number();
        return (ulong)count <= (ulong)_rest.Length ? (int)count : throw Damaged();
    }

    private long Number()
    {
        var number = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)number;
            }
        }

        throw Damaged();
    }

    private long Time() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
        {
            throw Damaged();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static InvalidDataException Damaged() => new("The index file is damaged.");
}
