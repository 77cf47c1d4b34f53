using System.Buffers;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>The bytes of a stream that have arrived and are not passed on yet: the event that is being read, and what follows it.</summary>
internal sealed class HeldEvents
{
    private const int Smallest = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Smallest * 2);
    private int _start;
    private int _read;
    private int _length;

    /// <summary>What was read of the event.</summary>
    public ReadOnlySpan<byte> Event => _buffer.AsSpan(_start, _read - _start);

    /// <summary>What nobody has read yet.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_read, _length - _read);

    /// <summary>Where the next bytes go; <see cref="Arrived"/> says how many came.</summary>
    public Memory<byte> Room()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _length - _start).CopyTo(_buffer);
            (_start, _read, _length) = (0, _read - _start, _length - _start);
        }

        if (_buffer.Length - _length < Smallest)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }

    public void Arrived(int bytes) => _length += bytes;

    /// <summary>So many bytes more belong to the event.</summary>
    public void Read(int bytes) => _read += bytes;

    /// <summary>What was read of the event need not be held any longer.</summary>
    public void LetGo() => _start = _read;

    /// <summary>Nothing is held any longer, and nothing more comes.</summary>
    public void End() => ArrayPool<byte>.Shared.Return(_buffer);
}
