using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// Anthropic's token counts in OpenAI's sums: its input is what no cache gave or took, ours the whole prompt. Later counts of a stream
/// replace earlier ones, and may say less than all. Where it went round several times (a compaction, an adviser), the rounds are charged,
/// and their sum counts. Figures are as they were said; whether they can be true is asked elsewhere.
/// </summary>
internal sealed class AnswerUsage
{
    private const int MostRounds = 100;

    private int? _input;
    private int? _written;
    private int? _writtenLong;
    private int? _cached;
    private int? _output;
    private int? _thought;

    public TokenUsage Sum => _input is { } input
        ? new TokenUsage(
            Add(Add(input, _written), Add(_writtenLong ?? 0, _cached)), _output, _cached, _thought, _written, _writtenLong)
        : TokenUsage.Unknown;

    /// <summary>Searches of the web.</summary>
    public int Searches { get; private set; }

    /// <summary>What has a price of its own; null for nothing.</summary>
    public string? ServiceTier { get; private set; }

    /// <summary>Reads what is said of the prompt, all that counts before the answer: its first count of the output is a guess.</summary>
    public void ReadPrompt(JsonElement usage)
    {
        _input = Summed(usage, "input_tokens") ?? _input;
        _cached = Summed(usage, "cache_read_input_tokens") ?? _cached;
        if (Summed(usage, "cache_creation_input_tokens") is { } written)
        {
            _writtenLong = Said(usage.Field("cache_creation"), "ephemeral_1h_input_tokens");
            _written = Math.Max(0, written - Math.Max(0, _writtenLong ?? 0));
        }

        ServiceTier = ServiceTiers.Both(
            ServiceTiers.Special(usage.Text("speed")), ServiceTiers.Special(usage.Text("inference_geo"))) ?? ServiceTier;
    }

    public void Read(JsonElement usage)
    {
        ReadPrompt(usage);
        _output = Summed(usage, "output_tokens") ?? _output;
        _thought = Said(usage.Field("output_tokens_details"), "thinking_tokens") ?? _thought;
        Searches = Math.Max(Searches, Said(usage.Field("server_tool_use"), "web_search_requests") ?? 0);
    }

    // The figures beside the rounds may be of the last of them only.
    private static int? Summed(JsonElement usage, string name)
    {
        var said = Said(usage, name);
        var rounds = 0;
        foreach (var round in usage.Items("iterations").Take(MostRounds))
        {
            rounds = Add(rounds, Said(round, name));
        }

        return said is < 0 || rounds == 0 ? said : Math.Max(said ?? 0, rounds);
    }

    private static int Add(int one, int? other) => (int)Math.Clamp((long)one + (other ?? 0), int.MinValue, int.MaxValue);

    // A number beyond every bound is kept as one, so that it is disbelieved and not overlooked.
    private static int? Said(JsonElement usage, string name) =>
        usage.Field(name) is not { ValueKind: JsonValueKind.Number } number ? null
        : number.TryGetInt32(out var tokens) ? tokens
        : number.TryGetDouble(out var large) && large < 0 ? int.MinValue : int.MaxValue;
}
