using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Looks at a JSON answer that passes by, for what its meter must know.</summary>
internal sealed class JsonWatch(ProviderCall call, CallMeter meter)
{
    private readonly AnswerScanner _answer = new(
        streamed: false, meter.Written, call.Operation is Operation.Embeddings or Operation.Moderations or Operation.Rerank);

    private PictureCounter _pictures = call.Operation is Operation.Images ? new() : default;

    /// <summary>Whether all that was opened is closed.</summary>
    public bool IsWhole => _answer.IsWhole;

    /// <summary>Whether the provider says that it has failed.</summary>
    public bool IsFailure => _answer.IsFailure;

    public void Push(ReadOnlySpan<byte> piece)
    {
        meter.Began();
        _answer.Push(piece);
        if (call.Operation is Operation.Images)
        {
            _pictures.Push(piece);
        }
    }

    /// <summary>Nothing more comes: tells the meter.</summary>
    public void Conclude() =>
        (meter.Said, meter.IsFinal, meter.Images, meter.ServiceTier) =
        (_answer.Usage, _answer.Usage.IsKnown, _pictures.Count, _answer.ServiceTier);
}
