using System.Runtime.InteropServices;
using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>
/// Takes the answer out of Gemini's pieces, be it one or many. The end waits for <see cref="End"/>, because Gemini may still send counts
/// after the piece that names it.
/// </summary>
internal sealed class AnswerReader(ProviderCall call, MeteredSink sink, CallMeter meter)
{
    private string? _reason;
    private string? _blocked;
    private PartKind? _open;
    private bool _began;
    private bool _spoke;
    private int _calls;

    /// <summary>Whether the end was named, so that nothing is missing when the upstream closes.</summary>
    public bool Finished => _reason is not null || _blocked is not null;

    /// <summary>Takes one piece. An error means the answer has failed and must be broken off.</summary>
    public GatewayError? Accept(JsonElement piece, string apiKey)
    {
        if (GeminiErrors.TryRead(piece, apiKey) is { } refused)
        {
            return refused;
        }

        var answer = new GeminiAnswer(piece);
        var usage = UsageMetadata.Read(answer.Usage);
        if (usage.IsKnown && !_began)
        {
            // Some wires tell the prompt's tokens before anything else.
            sink.Unmetered.Usage(usage);
        }

        var failure = Read(answer);

        // Gemini's counts are cumulative, this piece included.
        if (usage.IsKnown)
        {
            sink.Usage(usage);
        }

        meter.IsFinal = Finished && meter.Said.IsKnown;
        return failure;
    }

    /// <summary>Nothing more comes; only after <see cref="Finished"/>.</summary>
    public void End()
    {
        CloseOpen();
        var why = _reason is null
            ? StopReason.Filtered
            : FinishReasons.Read(_reason, _calls > 0) ?? throw new InvalidOperationException("A failed answer has no clean end.");
        if (why is StopReason.Filtered && !_spoke)
        {
            var words = _reason is null ? FinishReasons.BlockedPrompt(_blocked ?? "") : FinishReasons.Refusal(_reason);
            sink.Unmetered.Open(new PartHead(PartKind.Refusal));
            sink.Unmetered.Append(Raw.Of(words).Content);
            sink.Unmetered.Close();
        }

        sink.End(why);
    }

    private GatewayError? Read(GeminiAnswer answer)
    {
        _blocked ??= answer.BlockReason;
        _reason = answer.FinishReason ?? _reason;
        if (_reason is not null && FinishReasons.Read(_reason, called: false) is null)
        {
            return FinishReasons.Failure(_reason);
        }

        if (!_began)
        {
            _began = true;
            sink.Begin(answer.ModelVersion ?? call.Route.Model);
        }

        // Probabilities belong to the piece, not to each part of it.
        var probabilities = LogprobsJson.Of(answer.Candidate);
        foreach (var part in answer.Parts)
        {
            probabilities = Read(part, probabilities) ? default : probabilities;
        }

        return null;
    }

    private bool Read(JsonElement part, ReadOnlyMemory<byte> probabilities)
    {
        if (GeminiAnswer.CallOf(part) is { ValueKind: JsonValueKind.Object } function)
        {
            ReadFunction(part, function, probabilities);
        }
        else if (part.Field("text") is { ValueKind: JsonValueKind.String } text && !text.ValueEquals(""))
        {
            var thought = GeminiAnswer.IsThought(part);
            _spoke |= !thought;
            OpenText(thought ? PartKind.Thought : PartKind.Text);
            sink.Append(PlainJson.Content(text), probabilities.Span);
        }
        else if (!GeminiAnswer.IsThought(part) && part.Field("inlineData") is { ValueKind: JsonValueKind.Object } inline
            && inline.Field("data").Is(JsonValueKind.String))
        {
            _spoke = true;
            CloseOpen();
            sink.Open(new PartHead(PartKind.Image, Name: inline.Text("mimeType") ?? "image/png"));
            sink.Append(JsonMarshal.GetRawUtf8Value(inline.Field("data"))[1..^1], probabilities.Span);
            sink.Close();
        }
        else
        {
            return false;
        }

        return true;
    }

    private void ReadFunction(JsonElement part, JsonElement function, ReadOnlyMemory<byte> probabilities)
    {
        CloseOpen();
        var id = function.Text("id") is { Length: > 0 } native ? native : $"{ToolParts.ForeignId}{call.Id}_{_calls}";
        _calls++;
        sink.Open(new PartHead(PartKind.ToolCall, id, function.Text("name")));
        if (part.Field("thoughtSignature") is { ValueKind: JsonValueKind.String } signature)
        {
            sink.Sealed(new Seal(Vendors.Google, new Raw(JsonMarshal.GetRawUtf8Value(signature).ToArray())));
        }

        sink.Append(PlainJson.Arguments(function.Field("args")), probabilities.Span);
        sink.Close();
    }

    // A text goes on from piece to piece until something else begins.
    private void OpenText(PartKind kind)
    {
        if (_open != kind)
        {
            CloseOpen();
            sink.Open(new PartHead(kind));
            _open = kind;
        }
    }

    private void CloseOpen()
    {
        if (_open is not null)
        {
            sink.Close();
            _open = null;
        }
    }
}
