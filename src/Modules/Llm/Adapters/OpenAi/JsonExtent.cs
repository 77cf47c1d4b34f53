using System.Buffers;

namespace Maru.Modules.Llm.Adapters.OpenAi;

/// <summary>Whether the JSON that passed by in pieces has come to its end: a length may promise less than there is to send.</summary>
internal struct JsonExtent
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    private int _depth;
    private bool _began;
    private bool _inString;
    private bool _escaped;

    public readonly bool IsWhole => _began && _depth == 0;

    public void Push(ReadOnlySpan<byte> json)
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
