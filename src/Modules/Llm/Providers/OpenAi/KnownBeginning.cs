using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// The beginning of a chunk, up to its first text, and what reading it came to. Most chunks of a stream begin alike, and to compare costs
/// a tenth of reading; the same bytes come to the same, so nothing else changes.
/// </summary>
internal sealed class KnownBeginning
{
    private const int Longest = 1024;

    private byte[] _bytes = [];
    private int _length;
    private ChunkState _chunk;
    private (int Depth, ulong Objects) _at;

    /// <summary>Takes the beginning off a chunk that has it; the state is then that behind it.</summary>
    public bool TrySkip(ref ReadOnlySpan<byte> json, ref ChunkState chunk, JsonPieces pieces)
    {
        if (_length == 0 || json.Length <= _length || !json.StartsWith(_bytes.AsSpan(0, _length)))
        {
            return false;
        }

        json = json[_length..];
        chunk = _chunk;
        pieces.GoTo(_at);
        return true;
    }

    /// <summary>A chunk was read to the start of its first text.</summary>
    public void Keep(ReadOnlySpan<byte> beginning, in ChunkState chunk, JsonPieces pieces)
    {
        _length = !chunk.SaidUsage && beginning.Length <= Longest ? beginning.Length : 0;
        if (_bytes.Length < _length)
        {
            _bytes = new byte[_length];
        }

        beginning[.._length].CopyTo(_bytes);
        (_chunk, _at) = (chunk, pieces.InText);
    }
}
