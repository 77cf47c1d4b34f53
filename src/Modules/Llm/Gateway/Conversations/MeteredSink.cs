using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Passes an answer on and notes in its meter what of it the model wrote.</summary>
internal sealed class MeteredSink(IAnswerSink sink, CallMeter meter) : IAnswerSink
{
    private TextUnescaper _unescaper;
    private bool _isText;

    /// <summary>For what this server says in the model's place.</summary>
    public IAnswerSink Unmetered => sink;

    public void Begin(string model) => sink.Begin(model);

    public void Open(in PartHead part)
    {
        _isText = part.Kind is not PartKind.Image;
        if (part.Kind is PartKind.ToolCall)
        {
            meter.Written.Add(part.Name);
        }

        sink.Open(part);
    }

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
        if (_isText)
        {
            Note(content);
        }

        sink.Append(content, probabilities);
    }

    /// <summary>The model wrote what goes another way than through this sink.</summary>
    public void Note(ReadOnlySpan<byte> content)
    {
        _unescaper.PushAll(content, meter.Written);
        meter.Written.EndChunk();
    }

    public void Sealed(Seal seal) => sink.Sealed(seal);

    public void Close() => sink.Close();

    public void Usage(in TokenUsage usage)
    {
        meter.Said = usage;
        sink.Usage(usage);
    }

    public void End(StopReason why) => sink.End(why);

    public bool Fail(GatewayError error) => sink.Fail(error);

    public void Idle() => sink.Idle();
}
