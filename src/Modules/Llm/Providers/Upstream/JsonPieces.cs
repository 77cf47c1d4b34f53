using System.Buffers;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Reads JSON that passes by in pieces of any size, without holding any of it: a string comes in as many parts as the bytes do, which
/// <see cref="System.Text.Json.Utf8JsonReader"/> cannot. It checks nothing and survives everything. Numbers and literals in arrays are
/// passed over. For one reader.
/// </summary>
internal sealed class JsonPieces
{
    /// <summary>As much is kept of a name or number that the pieces cut; no known one is longer.</summary>
    public const int Longest = 32;

    private const int DeepestKnown = 64;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> EndsScalar = SearchValues.Create(",}] \t\r\n"u8);

    private CarriedToken _token = new(Longest);
    private Place _place;
    private bool _escaped;
    private bool _began;
    private ulong _objects;

    private enum Place
    {
        Anywhere,
        Name,
        BehindName,
        BeforeValue,
        Text,
        Scalar,
    }

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether all that was opened is closed, and something was.</summary>
    public bool IsWhole => _began && Depth == 0;

    /// <summary>A new text begins, whatever became of the last.</summary>
    public void Begin() => (_place, _escaped, _began, Depth) = (Place.Anywhere, false, false, 0);

    /// <summary>The place at the start of a string that has just been met.</summary>
    public (int Depth, ulong Objects) InText => (Depth, _objects);

    /// <summary>Goes to such a place.</summary>
    public void GoTo((int Depth, ulong Objects) text) =>
        (_place, _escaped, _began, Depth, _objects) = (Place.Text, false, true, text.Depth, text.Objects);

    /// <summary>What comes next; the bytes that were read are taken off <paramref name="json"/>.</summary>
    /// <param name="json">What has arrived.</param>
    /// <param name="value">The bytes of a name, string or scalar, until the next call.</param>
    public JsonPiece Next(ref ReadOnlySpan<byte> json, out ReadOnlySpan<byte> value)
    {
        value = default;
        while (!json.IsEmpty)
        {
            var piece = _place switch
            {
                Place.Anywhere => Seek(ref json),
                Place.Name => ReadName(ref json, out value),
                Place.Text => ReadText(ref json, out value),
                Place.Scalar => ReadScalar(ref json, out value),
                _ => Approach(ref json),
            };
            if (piece is not JsonPiece.None)
            {
                return piece;
            }
        }

        return JsonPiece.None;
    }

    private JsonPiece Seek(ref ReadOnlySpan<byte> json)
    {
        // Most often a comma and the next name; a search costs more.
        var at = json[0] == ',' && json.Length > 1 && json[1] == '"' ? 1 : json.IndexOfAny(Structure);
        if (at < 0)
        {
            json = default;
            return JsonPiece.None;
        }

        var found = json[at];
        json = json[(at + 1)..];
        if (found != '"')
        {
            if (found is (byte)'{' or (byte)'[')
            {
                return Open(found == '{');
            }

            Depth = Math.Max(0, Depth - 1);
            return JsonPiece.Close;
        }

        // The values of an object's members are met behind their names.
        _place = Depth is > 0 and <= DeepestKnown && (_objects >> (Depth - 1) & 1) == 1 ? Place.Name : Place.Text;
        _token.Begin();
        return JsonPiece.None;
    }

    private JsonPiece Open(bool isObject)
    {
        if (Depth < DeepestKnown)
        {
            var bit = 1UL << Depth;
            _objects = isObject ? _objects | bit : _objects & ~bit;
        }

        (_began, _place) = (true, Place.Anywhere);
        Depth++;
        return isObject ? JsonPiece.Object : JsonPiece.Array;
    }

    private JsonPiece ReadName(ref ReadOnlySpan<byte> json, out ReadOnlySpan<byte> name)
    {
        if (!_token.TryTake(ref json, EndOfString(json), out name))
        {
            return JsonPiece.None;
        }

        json = json[1..];
        _place = Place.BehindName;
        if (json.Length > 1 && json[0] == ':')
        {
            // Written as usual, so that nothing need be looked for.
            var isText = json[1] == '"';
            json = json[(isText ? 2 : 1)..];
            _place = isText ? Place.Text : Place.BeforeValue;
        }

        return JsonPiece.Name;
    }

    private JsonPiece ReadText(ref ReadOnlySpan<byte> json, out ReadOnlySpan<byte> text)
    {
        var end = EndOfString(json);
        text = end < 0 ? json : json[..end];
        json = end < 0 ? default : json[(end + 1)..];
        _place = end < 0 ? Place.Text : Place.Anywhere;
        return end < 0 ? JsonPiece.Text : JsonPiece.TextEnd;
    }

    private JsonPiece ReadScalar(ref ReadOnlySpan<byte> json, out ReadOnlySpan<byte> scalar)
    {
        var isWhole = _token.TryTake(ref json, json.IndexOfAny(EndsScalar), out scalar);
        _place = isWhole ? Place.Anywhere : Place.Scalar;
        return isWhole ? JsonPiece.Scalar : JsonPiece.None;
    }

    private JsonPiece Approach(ref ReadOnlySpan<byte> json)
    {
        var next = json[0];
        if (next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            json = json[1..];
        }
        else if (_place is Place.BehindName)
        {
            _place = next == ':' ? Place.BeforeValue : Place.Anywhere;
            json = next == ':' ? json[1..] : json;
        }
        else if (next is (byte)'{' or (byte)'[')
        {
            json = json[1..];
            return Open(next == '{');
        }
        else
        {
            _token.Begin();
            _place = next == '"' ? Place.Text : Place.Scalar;
            json = next == '"' ? json[1..] : json;
        }

        return JsonPiece.None;
    }

    private int EndOfString(ReadOnlySpan<byte> json)
    {
        var at = _escaped ? 1 : 0;
        _escaped = false;
        while (json[at..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var stop)
        {
            at += stop;
            if (json[at] == '"')
            {
                return at;
            }

            _escaped = at + 1 == json.Length;
            at += _escaped ? 1 : 2;
        }

        return -1;
    }
}
