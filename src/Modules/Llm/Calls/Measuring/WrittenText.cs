using System.Buffers;
using System.Text;
using Maru.Modules.Llm.Gateway.Estimating;

namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>
/// What a model wrote, without the JSON around it: kept to be counted should nobody else say how much it was. The first 64 KiB are kept,
/// of the rest only its length. For one call.
/// </summary>
internal sealed class WrittenText : IDisposable
{
    public const int MostKept = 64 * 1024;

    private const int Smallest = 1024;

    private byte[] _kept = [];
    private int _length;
    private long _bytesBefore;
    private TextCost _cost;

    public ReadOnlySpan<byte> Kept => _kept.AsSpan(0, _length);

    public long Bytes { get; private set; }

    /// <summary>Deltas that held text. A provider sends at least one token in each.</summary>
    public int Chunks { get; private set; }

    public bool IsEmpty => Bytes == 0;

    /// <summary>Tokens at a glance, rather too many than too few.</summary>
    public int RoughTokens => Math.Max(Chunks, _cost.Tokens);

    public void Add(ReadOnlySpan<byte> utf8)
    {
        Bytes += utf8.Length;
        _cost.Add(utf8);
        var room = MostKept - _length;
        if (room == 0)
        {
            return;
        }

        utf8 = utf8.Length <= room ? utf8 : utf8[..room];
        MakeRoom(utf8.Length);
        utf8.CopyTo(_kept.AsSpan(_length));
        _length += utf8.Length;
    }

    public void Add(ReadOnlySpan<char> text)
    {
        Span<byte> piece = stackalloc byte[768];
        while (!text.IsEmpty)
        {
            // A piece is cut between characters, so that no surrogate pair is torn.
            var take = Math.Min(text.Length, piece.Length / 3);
            take -= take < text.Length && char.IsHighSurrogate(text[take - 1]) ? 1 : 0;
            Add(piece[..Encoding.UTF8.GetBytes(text[..take], piece)]);
            text = text[take..];
        }
    }

    /// <summary>A delta is over.</summary>
    public void EndChunk()
    {
        if (Bytes != _bytesBefore)
        {
            _bytesBefore = Bytes;
            Chunks++;
        }
    }

    /// <summary>Nothing of it counts.</summary>
    public void Clear() => (_length, Bytes, Chunks, _bytesBefore, _cost) = (0, 0, 0, 0, default);

    public void Dispose()
    {
        if (_kept.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_kept);
            (_kept, _length) = ([], 0);
        }
    }

    private void MakeRoom(int more)
    {
        if (_kept.Length - _length >= more)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Smallest, Math.Max(_kept.Length * 2, _length + more)));
        Kept.CopyTo(larger);
        if (_kept.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_kept);
        }

        _kept = larger;
    }
}
