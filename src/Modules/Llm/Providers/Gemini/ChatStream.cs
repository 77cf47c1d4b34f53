using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>
/// Turns the pieces of streamGenerateContent into OpenAI's chunks. The finish chunk waits for <see cref="End"/>, because Gemini may still
/// send counts after the piece that names the end.
/// </summary>
internal sealed class ChatStream(ProviderCall call, IBufferWriter<byte> output, CallMeter meter) : IDisposable
{
    private readonly ChunkWriter _chunks = new(call, output);
    private string _model = call.Route.Model;
    private string? _reason;
    private string? _blocked;
    private bool _opened;
    private bool _spoke;
    private int _calls;

    /// <summary>Whether the end was named, so that nothing is missing when the upstream closes.</summary>
    public bool Finished => _reason is not null || _blocked is not null;

    /// <summary>Translates one piece. An error means the answer has failed and must be broken off.</summary>
    public GatewayError? Accept(JsonElement piece, string apiKey)
    {
        if (GeminiErrors.TryRead(piece, apiKey) is { } refused)
        {
            return refused;
        }

        var answer = new GeminiAnswer(piece);
        var failure = Translate(answer);

        // Gemini's counts are cumulative, this piece included.
        if (UsageMetadata.Read(answer.Usage) is { IsKnown: true } usage)
        {
            meter.Said = usage;
        }

        meter.IsFinal = Finished && meter.Said.IsKnown;
        return failure;
    }

    /// <summary>Writes finish, usage and [DONE]; only after <see cref="Finished"/>.</summary>
    public void End()
    {
        var finish = _reason is null
            ? FinishReasons.Filtered
            : FinishReasons.ToOpenAi(_reason, _calls > 0) ?? throw new InvalidOperationException("A failed stream has no clean end.");
        if (finish == FinishReasons.Filtered && !_spoke)
        {
            _chunks.Begin(_model).WriteString("refusal",
                _reason is null ? FinishReasons.BlockedPrompt(_blocked ?? "") : FinishReasons.Refusal(_reason));
            _chunks.End(default, null);
        }

        _chunks.Begin(_model);
        _chunks.End(default, finish);
        if (call.IncludeUsage && meter.Said.IsKnown)
        {
            _chunks.Usage(_model, meter.Said);
        }

        _chunks.Done();
    }

    public void Dispose() => _chunks.Dispose();

    private GatewayError? Translate(GeminiAnswer answer)
    {
        _model = answer.ModelVersion ?? _model;
        _blocked ??= answer.BlockReason;
        _reason = answer.FinishReason ?? _reason;
        if (_reason is not null && FinishReasons.ToOpenAi(_reason, called: false) is null)
        {
            return FinishReasons.Failure(_reason);
        }

        Open();
        var candidate = answer.Candidate;
        foreach (var part in answer.Parts)
        {
            if (WritePart(part, candidate))
            {
                GeminiText.Note(part, meter.Written);

                // Probabilities belong to the piece, not to each part of it.
                candidate = default;
            }
        }

        return null;
    }

    private void Open()
    {
        if (!_opened)
        {
            _opened = true;
            var delta = _chunks.Begin(_model);
            delta.WriteString("role", "assistant");
            delta.WriteString("content", "");
            delta.WriteNull("refusal");
            _chunks.End(default, null);
        }
    }

    private bool WritePart(JsonElement part, JsonElement candidate)
    {
        if (GeminiAnswer.CallOf(part).IsSet())
        {
            var delta = _chunks.Begin(_model);
            delta.WriteStartArray("tool_calls");
            ToolCallJson.Write(delta, part, call.Id, _calls++, streamed: true);
            delta.WriteEndArray();
        }
        else if (part.Text("text") is { Length: > 0 } text)
        {
            var thought = GeminiAnswer.IsThought(part);
            _spoke |= !thought;
            _chunks.Begin(_model).WriteString(thought ? "reasoning_content" : "content", text);
        }
        else
        {
            return false;
        }

        _chunks.End(candidate, null);
        return true;
    }
}
