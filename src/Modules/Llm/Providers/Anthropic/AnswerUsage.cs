using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// Anthropic's token counts in OpenAI's sums: its input is what no cache gave or took, ours the whole prompt. Later counts of a stream
/// replace earlier ones, and may say less than all. Figures are as they were said; whether they can be true is asked elsewhere.
/// </summary>
internal sealed class AnswerUsage
{
    private int? _input;
    private int? _written;
    private int? _cached;
    private int? _output;
    private int? _thought;

    public TokenUsage Sum =>
        _input is { } input ? new TokenUsage(Add(input, _written, _cached), _output, _cached, _thought) : TokenUsage.Unknown;

    /// <summary>Reads what is said of the prompt, all that counts before the answer: its first count of the output is a guess.</summary>
    public void ReadPrompt(JsonElement usage)
    {
        _input = Said(usage, "input_tokens") ?? _input;
        _written = Said(usage, "cache_creation_input_tokens") ?? _written;
        _cached = Said(usage, "cache_read_input_tokens") ?? _cached;
    }

    public void Read(JsonElement usage)
    {
        ReadPrompt(usage);
        _output = Said(usage, "output_tokens") ?? _output;
        _thought = Said(usage.Field("output_tokens_details"), "thinking_tokens") ?? _thought;
    }

    private static int Add(int uncached, int? written, int? cached) =>
        (int)Math.Clamp((long)uncached + (written ?? 0) + (cached ?? 0), int.MinValue, int.MaxValue);

    // A number beyond every bound is kept as one, so that it is disbelieved and not overlooked.
    private static int? Said(JsonElement usage, string name) =>
        usage.Field(name) is not { ValueKind: JsonValueKind.Number } number ? null
        : number.TryGetInt32(out var tokens) ? tokens
        : number.TryGetDouble(out var large) && large < 0 ? int.MinValue : int.MaxValue;
}
