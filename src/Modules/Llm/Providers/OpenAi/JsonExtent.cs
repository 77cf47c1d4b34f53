using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Whether the JSON that passed by in pieces has come to its end: a length may promise less than there is to send.</summary>
internal struct JsonExtent
{
    private const int Block = 64;
    private const byte Fold = '{' ^ '[';

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    private int _depth;
    private bool _began;
    private bool _inString;
    private bool _escaped;

    public readonly bool IsWhole => _began && _depth == 0;

    public void Push(ReadOnlySpan<byte> json)
    {
        for (; json.Length >= Block; json = json[Block..])
        {
            if (_escaped || !TryCount(json))
            {
                Walk(json[..Block]);
            }
        }

        Walk(json);
    }

    // Every answer passes here, so 64 bytes at a time: where nothing is escaped, a byte is in a string behind an odd number of quotes.
    private bool TryCount(ReadOnlySpan<byte> json)
    {
        var bytes = Vector512.Create(json);
        if (Vector512.EqualsAny(bytes, Vector512.Create((byte)'\\')))
        {
            return false;
        }

        var inside = Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
        for (var shift = 1; shift < Block; shift *= 2)
        {
            inside ^= inside << shift;
        }

        inside = _inString ? ~inside : inside;
        var braces = bytes | Vector512.Create(Fold);
        var opened = Vector512.Equals(braces, Vector512.Create((byte)'{')).ExtractMostSignificantBits() & ~inside;
        var closed = Vector512.Equals(braces, Vector512.Create((byte)'}')).ExtractMostSignificantBits() & ~inside;
        _began |= opened != 0;
        _depth += BitOperations.PopCount(opened) - BitOperations.PopCount(closed);
        _inString = inside >> (Block - 1) != 0;
        return true;
    }

    private void Walk(ReadOnlySpan<byte> json)
    {
        if (_escaped && !json.IsEmpty)
        {
            _escaped = false;
            json = json[1..];
        }

        while ((_inString ? json.IndexOfAny((byte)'"', (byte)'\\') : json.IndexOfAny(Structure)) is >= 0 and var at)
        {
            var skip = 1;
            switch (json[at])
            {
                case (byte)'"':
                    _inString = !_inString;
                    break;
                case (byte)'\\':
                    _escaped = at + 1 == json.Length;
                    skip = _escaped ? 1 : 2;
                    break;
                case (byte)'{' or (byte)'[':
                    _began = true;
                    _depth++;
                    break;
                default:
                    _depth--;
                    break;
            }

            json = json[(at + skip)..];
        }
    }
}
