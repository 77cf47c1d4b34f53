using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>
/// The names a request's fields have. Some servers read names without regard to case, underscores or look-alike letters and would honour
/// what the gateway takes for an unknown field, behind its limits: so another spelling of a known name is refused, with the right one.
/// </summary>
internal sealed class KnownFields
{
    // Of bytes, escapes and all: six times the longest known name.
    private const int LongestName = 132;

    public static KnownFields Chat { get; } = new(
        "model", "messages", "stream", "stream_options", "max_tokens", "max_completion_tokens", "n", "audio", "frequency_penalty",
        "function_call", "functions", "logit_bias", "logprobs", "metadata", "modalities", "parallel_tool_calls", "prediction",
        "presence_penalty", "prompt_cache_key", "reasoning_effort", "response_format", "safety_identifier", "seed", "service_tier", "stop", "store",
        "temperature",
        "tool_choice", "tools", "top_k", "top_logprobs", "top_p", "user", "verbosity", "web_search_options");

    /// <summary>Of text that is continued.</summary>
    public static KnownFields Completions { get; } = new(
        "model", "prompt", "stream", "stream_options", "max_tokens", "max_completion_tokens", "n", "best_of", "echo", "frequency_penalty",
        "logit_bias", "logprobs", "presence_penalty", "seed", "stop", "suffix", "temperature", "top_p", "user");

    public static KnownFields Embeddings { get; } = new(
        "model", "input", "stream", "stream_options", "max_tokens", "max_completion_tokens", "n", "dimensions", "encoding_format", "user");

    public static KnownFields Images { get; } = new(
        "model", "prompt", "stream", "stream_options", "max_tokens", "max_completion_tokens", "n", "background", "image", "images",
        "input_fidelity", "mask", "moderation", "output_compression", "output_format", "partial_images", "quality",
        "response_format", "size", "style", "user");

    /// <summary>Of sound that is written down, in a form.</summary>
    public static KnownFields Transcriptions { get; } = new(
        "model", "file", "stream", "language", "prompt", "response_format", "temperature", "timestamp_granularities", "include",
        "chunking_strategy", "known_speaker_names", "known_speaker_references");

    /// <summary>Of text that is read out.</summary>
    public static KnownFields Speech { get; } = new(
        "model", "input", "voice", "instructions", "response_format", "speed", "stream_format");

    public static KnownFields Moderations { get; } = new("model", "input");

    /// <summary>Of texts that are put in order, as Cohere and Jina name them, and the names of others.</summary>
    public static KnownFields Rerank { get; } = new(
        "model", "query", "documents", "texts", "top_n", "return_documents", "return_text", "max_chunks_per_doc", "max_tokens_per_doc",
        "rank_fields", "truncate", "raw_scores");

    public static KnownFields StreamOptions { get; } = new("include_usage", "include_obfuscation");

    /// <summary>Of Anthropic's Messages.</summary>
    public static KnownFields Messages { get; } = new(
        "model", "messages", "stream", "max_tokens", "cache_control", "container", "context_management", "inference_geo", "mcp_servers",
        "metadata",
        "output_config", "output_format", "service_tier", "speed", "stop_sequences", "system", "temperature", "thinking", "tool_choice",
        "tools", "top_k", "top_p");

    /// <summary>Of OpenAI's responses.</summary>
    public static KnownFields Responses { get; } = new(
        "model", "input", "stream", "stream_options", "max_output_tokens", "background", "context_management", "conversation", "include",
        "instructions", "max_tool_calls", "metadata", "moderation", "parallel_tool_calls", "previous_response_id", "prompt",
        "prompt_cache_key", "prompt_cache_retention", "reasoning", "safety_identifier", "service_tier", "store", "temperature", "text",
        "tool_choice", "tools", "top_logprobs", "top_p", "truncation", "user");

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySkeleton;
    private readonly string[] _names;
    private readonly int[][] _byLength;
    private readonly byte[][] _utf8;

    private KnownFields(params string[] names)
    {
        _names = names;
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
        _byLength =
        [
            .. Enumerable.Range(0, LongestName + 1)
                .Select(length => names.Index().Where(n => n.Item.Length == length).Select(n => n.Index).ToArray()),
        ];
        _bySkeleton = names.Index().ToFrozenDictionary(n => n.Item.Replace("_", "", StringComparison.Ordinal), n => n.Index)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The bits of those of the names that are known here.</summary>
    public ulong BitsOf(IEnumerable<string> names) => names.Aggregate(0UL, (bits, name) => bits | Bit(name));

    public bool Has(string name) => Array.IndexOf(_names, name) >= 0;

    /// <summary>The known name the reader stands on; null for any other, and an error for another spelling, or a second time.</summary>
    /// <param name="json">On a property's name.</param>
    /// <param name="seen">One bit for each name met.</param>
    /// <param name="name">The name.</param>
    public GatewayError? Read(ref Utf8JsonReader json, ref ulong seen, out string? name)
    {
        name = null;
        if (json.ValueSpan.Length > LongestName)
        {
            return null;
        }

        var index = Find(json.ValueSpan);
        var misspelled = index < 0 ? Misspelled(ref json, out index) : null;
        if (index < 0)
        {
            return null;
        }

        name = _names[index];
        return misspelled is not null ? Misspelled(misspelled, name) : Note(index, ref seen);
    }

    /// <summary>
    /// The same for a form, whose names have no escapes but may have an index, which is another spelling; a list's name may stand again.
    /// </summary>
    public GatewayError? Read(string written, bool repeats, ref ulong seen, out string? name)
    {
        Span<char> skeleton = stackalloc char[LongestName];
        var bare = written.AsSpan(0, written.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket ? bracket : written.Length);
        var isKnown = _bySkeleton.TryGetValue(skeleton[..Skeleton(bare, skeleton)], out var index);
        name = isKnown ? _names[index] : null;
        return !isKnown ? null : written != name ? Misspelled(written, name!)
            : repeats && (seen & (1UL << index)) != 0 ? null : Note(index, ref seen);
    }

    private static GatewayError Misspelled(string written, string name) =>
        GatewayError.Invalid("misspelled_parameter", $"Write the field \"{written}\" as \"{name}\".", name);

    private GatewayError? Note(int index, ref ulong seen)
    {
        var (name, bit) = (_names[index], 1UL << index);
        var twice = (seen & bit) != 0;
        seen |= bit;
        return twice ? GatewayError.Invalid("duplicate_parameter", $"The field \"{name}\" stands twice; send it once.", name) : null;
    }

    private ulong Bit(string name) => Array.IndexOf(_names, name) is var index and >= 0 ? 1UL << index : 0;

    // Nearly every name is written as it should be.
    private int Find(ReadOnlySpan<byte> name)
    {
        foreach (var index in _byLength[name.Length])
        {
            if (name.SequenceEqual(_utf8[index]))
            {
                return index;
            }
        }

        return -1;
    }

    // The name as it was written when it is another spelling of a known one; null when it is that name, in escapes, or none that is known.
    private string? Misspelled(ref Utf8JsonReader json, out int index)
    {
        Span<char> buffer = stackalloc char[2 * LongestName];
        var written = buffer[..json.CopyString(buffer[..LongestName])];
        var skeleton = buffer[LongestName..];
        if (!_bySkeleton.TryGetValue(skeleton[..Skeleton(written, skeleton)], out index))
        {
            index = -1;
            return null;
        }

        return written.SequenceEqual(_names[index]) ? null : written.ToString();
    }

    // The long s and the Kelvin sign are the two letters that fold to ASCII.
    private static int Skeleton(ReadOnlySpan<char> name, Span<char> skeleton)
    {
        var length = 0;
        foreach (var letter in name)
        {
            if (letter is not ('_' or '-' or ' ' or '.'))
            {
                skeleton[length++] = letter switch { '\u017F' => 's', '\u212A' => 'k', _ => char.ToLowerInvariant(letter) };
            }
        }

        return length;
    }
}
