using System.Buffers.Text;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Which choices of an answer have their finish reason. The first 64 are told apart.</summary>
internal struct Finishing
{
    private ulong _met;
    private ulong _finished;
    private int _index;
    private bool _hasReason;

    /// <summary>Whether there was a choice and every one is finished.</summary>
    public readonly bool IsOver => _met != 0 && (_met & ~_finished) == 0;

    /// <summary>A choice begins; without an index it is the first.</summary>
    public void Begin() => (_index, _hasReason) = (0, false);

    public void Index(ReadOnlySpan<byte> number) => _index = Utf8Parser.TryParse(number, out int index, out _) ? index : 0;

    /// <summary>A finish reason: some servers write an empty one until there is one.</summary>
    public void Reason(ReadOnlySpan<byte> word) => _hasReason |= !word.IsEmpty;

    public void End()
    {
        var bit = 1UL << (_index & 63);
        _met |= bit;
        _finished |= _hasReason ? bit : 0;
    }
}
