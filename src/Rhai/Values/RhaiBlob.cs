using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>The content of a blob.</summary>
internal sealed class RhaiBlob : RhaiObject
{
    private byte[] _bytes;
    private int _count;

    /// <summary>Takes ownership of the bytes without copying them.</summary>
    public RhaiBlob(byte[] bytes)
        : base(RhaiKind.Blob)
    {
        _bytes = bytes;
        _count = bytes.Length;
    }

    public int Count => _count;

    public override RhaiSize Size => new(_count, 0, 0);

    public override void Show(MemoryWalk walk) => walk.Add(64 + _bytes.Length);

    public Span<byte> Bytes => _bytes.AsSpan(0, _count);

    public void Add(byte value)
    {
        if (_count == _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(8, _count * 2));
        }

        _bytes[_count++] = value;
    }

    public void Splice(int start, int length, ReadOnlySpan<byte> values)
    {
        byte[] next = [.. Bytes[..start], .. values, .. Bytes[(start + length)..]];
        _bytes = next;
        _count = next.Length;
    }

    public RhaiBlob Copy() => new(Bytes.ToArray());
}
