using System.Runtime.CompilerServices;

namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>
/// Takes what a model wrote out of JSON that passes by in pieces of any size: the strings inside the objects called <c>delta</c> (or
/// <c>message</c>), unescaped, but for those that only label something. Outside of those objects it only searches, which is fast. Inside a
/// JSON string a quote is escaped, so the quoted name can only be a real one. Allocates nothing.
/// </summary>
internal struct TextScanner
{
    private const int LongestName = 24;
    private const int DeepestNesting = 60;

    private readonly bool _whole;
    private NameSearch _search;
    private TextUnescaper _unescaper;
    private NameBytes _nameBytes;
    private Place _place;
    private int _depth;
    private ulong _objects;
    private int _nameLength;
    private bool _expectName;
    private bool _inString;
    private bool _skipped;

    /// <param name="whole">Whether it is a whole answer and no stream.</param>
    public TextScanner(bool whole) => _whole = whole;

    private enum Place
    {
        Outside,
        AfterName,
        AfterColon,
        Inside,
    }

    private readonly ReadOnlySpan<byte> Sought => _whole ? "\"message\""u8 : "\"delta\""u8;

    /// <summary>A new document begins, whatever became of the one before.</summary>
    public void Begin()
    {
        _search.Begin();
        (_place, _depth, _inString) = (Place.Outside, 0, false);
    }

    public void Push(ReadOnlySpan<byte> json, WrittenText text)
    {
        while (!json.IsEmpty)
        {
            json = _place switch
            {
                Place.Outside => Search(json),
                Place.Inside => _inString ? ReadString(json, text) : ReadStructure(json, text),
                _ => Approach(json),
            };
        }
    }

    private ReadOnlySpan<byte> Search(ReadOnlySpan<byte> json)
    {
        if (!_search.TryFind(Sought, ref json))
        {
            return default;
        }

        _place = Place.AfterName;
        return json;
    }

    private ReadOnlySpan<byte> Approach(ReadOnlySpan<byte> json)
    {
        if (json[0] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            return json[1..];
        }

        if (_place is Place.AfterName && json[0] == ':')
        {
            _place = Place.AfterColon;
            return json[1..];
        }

        if (_place is Place.AfterColon && json[0] == '{')
        {
            (_place, _depth, _objects, _expectName, _inString, _skipped) = (Place.Inside, 1, 1, true, false, false);
            return json[1..];
        }

        _place = Place.Outside;
        return json;
    }

    private ReadOnlySpan<byte> ReadStructure(ReadOnlySpan<byte> json, WrittenText text)
    {
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'"':
                    (_inString, _nameLength) = (true, 0);
                    return json[(i + 1)..];
                case (byte)'{' or (byte)'[':
                    Open(json[i] == '{');
                    break;
                case (byte)'}' or (byte)']':
                    _depth--;
                    break;
                case (byte)',':
                    _expectName = (_objects >> (_depth - 1) & 1) == 1;
                    break;
                case (byte)':':
                    _expectName = false;
                    break;
            }

            if (_depth is 0 or > DeepestNesting)
            {
                text.EndChunk();
                _place = Place.Outside;
                return json[(i + 1)..];
            }
        }

        return default;
    }

    private void Open(bool isObject)
    {
        var bit = 1UL << _depth++;
        _objects = isObject ? _objects | bit : _objects & ~bit;
        _expectName = isObject;
    }

    private ReadOnlySpan<byte> ReadString(ReadOnlySpan<byte> json, WrittenText text)
    {
        var into = _expectName || _skipped ? null : text;
        if (_unescaper.IsInside)
        {
            _unescaper.Push(json[0], into);
            return json[1..];
        }

        var stop = json.IndexOfAny((byte)'"', (byte)'\\');
        Take(stop < 0 ? json : json[..stop], into);
        if (stop < 0)
        {
            return default;
        }

        if (json[stop] == '\\')
        {
            _unescaper.Begin();
        }
        else
        {
            _inString = false;
            _skipped = _expectName ? TextLabels.Contains(((ReadOnlySpan<byte>)_nameBytes)[.._nameLength]) : _skipped;
        }

        return json[(stop + 1)..];
    }

    private void Take(ReadOnlySpan<byte> bytes, WrittenText? into)
    {
        if (into is not null)
        {
            _unescaper.Take(bytes, into);
        }
        else if (_expectName)
        {
            var taken = bytes[..Math.Min(bytes.Length, LongestName - _nameLength)];
            taken.CopyTo(((Span<byte>)_nameBytes)[_nameLength..]);
            _nameLength += taken.Length;
        }
    }

    [InlineArray(LongestName)]
    private struct NameBytes
    {
        private byte _first;
    }
}
