using Maru.Modules.Llm.Calls.Measuring;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Looks at each event of a chat stream as it passes: what it is, what it says, what it delivers.</summary>
internal sealed class StreamWatch(CallMeter meter)
{
    private TextScanner _text = new(whole: false);

    /// <summary>A finish reason has come: nothing of the answer is missing.</summary>
    public bool Finished { get; private set; }

    /// <summary><c>[DONE]</c> has come.</summary>
    public bool Done { get; private set; }

    public EventFrame See(ReadOnlySpan<byte> frame)
    {
        var kind = EventFrames.Tell(frame);
        if (kind is EventFrame.Plain or EventFrame.Finish)
        {
            See(frame, begins: true);
        }

        if (kind is EventFrame.Usage or EventFrame.Finish && UsageScanner.TryRead(frame, out var usage))
        {
            (meter.Said, meter.IsFinal) = (usage, true);
            meter.ServiceTier = ServiceTiers.Find(frame);
        }

        Finished |= kind is EventFrame.Finish;
        Done |= kind is EventFrame.Done;
        return kind;
    }

    /// <summary>A piece of an event that is too long to be held.</summary>
    public void See(ReadOnlySpan<byte> piece, bool begins)
    {
        if (begins)
        {
            _text.Begin();
        }

        _text.Push(piece, meter.Written);
    }
}
