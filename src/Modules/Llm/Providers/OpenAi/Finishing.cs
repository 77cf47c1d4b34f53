using System.Buffers.Text;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Which choices of an answer have their finish reason. The first 64 are told apart.</summary>
internal struct Finishing
{
    private ulong _met;
    private ulong _finished;

    /// <summary>Whether there was a choice and every one is finished.</summary>
    public readonly bool IsOver => _met != 0 && (_met & ~_finished) == 0;

    public static int IndexOf(ReadOnlySpan<byte> number) => Utf8Parser.TryParse(number, out int index, out _) ? index : 0;

    public void Note(int choice, bool isFinished)
    {
        var bit = 1UL << (choice & 63);
        _met |= bit;
        _finished |= isFinished ? bit : 0;
    }
}
