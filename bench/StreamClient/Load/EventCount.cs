namespace Maru.StreamClient.Load;

/// <summary>Counts server-sent events in pieces cut anywhere, and knows whether the last one was the end mark.</summary>
internal struct EventCount
{
    private ulong _tail;

    /// <summary>The last eight bytes of <c>data: [DONE]\n\n</c>.</summary>
    public readonly bool Ended => _tail == 0x5B_44_4F_4E_45_5D_0A_0A;

    /// <summary>How many events these bytes complete.</summary>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        var completed = 0;
        foreach (var b in bytes)
        {
            _tail = (_tail << 8) | b;
            completed += (_tail & 0xFFFF) == 0x0A0A ? 1 : 0;
        }

        return completed;
    }
}
