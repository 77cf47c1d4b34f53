using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Looks at a JSON answer that passes by, for what its meter must know. What a short one says is kept, and read only when what it tells of
/// its cost could be too little for it.
/// </summary>
internal struct JsonWatch(ProviderCall call, CallMeter meter) : IDisposable
{
    private UsageScanner _usage;
    private JsonExtent _extent;
    private TextScanner _text = new(whole: true);
    private PictureCounter _pictures = call.Operation is Operation.Images ? new() : default;
    private long _seen;
    private bool _readsText;

    /// <summary>Whether all that was opened is closed.</summary>
    public readonly bool IsWhole => _extent.IsWhole;

    public void Push(ReadOnlySpan<byte> piece)
    {
        meter.Began();
        _seen += piece.Length;
        if (call.Operation is Operation.Chat && _seen > UsageScanner.Window)
        {
            ReadKept();
            _text.Push(piece, meter.Written);
        }
        else if (call.Operation is Operation.Images)
        {
            _pictures.Push(piece);
        }

        _usage.Push(piece);
        _extent.Push(piece);
    }

    /// <summary>Nothing more comes: tells the meter.</summary>
    public void Conclude()
    {
        var said = _usage.Read();
        if (call.Operation is Operation.Chat
            && (said.Output is not { } tokens || !UsageBounds.AllowAnyText(tokens, _seen, call.MaxOutputTokens)))
        {
            ReadKept();
        }

        (meter.Said, meter.IsFinal, meter.Images) = (said, said.IsKnown, _pictures.Count);
        meter.ServiceTier = _usage.ReadTier();
    }

    public void Dispose() => _usage.Dispose();

    private void ReadKept()
    {
        if (!_readsText)
        {
            _readsText = true;
            _text.Push(_usage.Kept, meter.Written);
        }
    }
}
