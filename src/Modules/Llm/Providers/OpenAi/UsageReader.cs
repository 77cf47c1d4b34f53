using System.Buffers.Text;
using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Puts OpenAI's usage object together from its members: chat and embeddings say prompt and completion tokens, images say input and output
/// tokens. Cached tokens are part of the prompt, reasoning tokens part of the completion. Figures are as they were said; whether they can
/// be true is asked elsewhere.
/// </summary>
/// <param name="totalIsInput">Whether nothing is written, so that a total alone is about the input.</param>
internal struct UsageReader(bool totalIsInput)
{
    private Field _field;
    private int? _input;
    private int? _output;
    private int? _total;
    private int? _cached;
    private int? _reasoning;

    private enum Field : byte
    {
        Unknown,
        Input,
        Output,
        Total,
        Cached,
        Reasoning,
    }

    /// <param name="name">A member's name.</param>
    /// <param name="isDetail">Whether it stands in an object inside the usage.</param>
    public void Name(ReadOnlySpan<byte> name, bool isDetail) => _field = name.Length switch
    {
        13 when !isDetail && name.SequenceEqual("prompt_tokens"u8) => Field.Input,
        12 when !isDetail && name.SequenceEqual("input_tokens"u8) => Field.Input,
        12 when !isDetail && name.SequenceEqual("total_tokens"u8) => Field.Total,
        17 when !isDetail && name.SequenceEqual("completion_tokens"u8) => Field.Output,
        13 when !isDetail && name.SequenceEqual("output_tokens"u8) => Field.Output,
        13 when name.SequenceEqual("cached_tokens"u8) => Field.Cached,
        16 when name.SequenceEqual("reasoning_tokens"u8) => Field.Reasoning,
        _ => Field.Unknown,
    };

    public void Number(ReadOnlySpan<byte> number)
    {
        switch (_field)
        {
            case Field.Input:
                _input = Parse(number);
                break;
            case Field.Output:
                _output = Parse(number);
                break;
            case Field.Total:
                _total = Parse(number);
                break;
            case Field.Cached:
                _cached = Parse(number);
                break;
            case Field.Reasoning:
                _reasoning = Parse(number);
                break;
        }
    }

    /// <summary>What the object said, now that it is over; false when it is no usage.</summary>
    public readonly bool TryEnd(out TokenUsage usage)
    {
        var input = _input ?? (totalIsInput ? _total : null);
        usage = new TokenUsage(input, _output ?? (input is null ? null : 0), _cached, _reasoning);
        return input is not null;
    }

    // A number beyond every bound is kept as one, so that it is disbelieved and not overlooked.
    private static int? Parse(ReadOnlySpan<byte> number) =>
        Utf8Parser.TryParse(number, out int tokens, out var read) && read == number.Length ? tokens
        : !Utf8Parser.TryParse(number, out double large, out read) || read != number.Length ? null
        : large < 0 ? int.MinValue : large <= int.MaxValue ? (int)large : int.MaxValue;
}
