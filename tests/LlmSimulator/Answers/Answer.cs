namespace Maru.LlmSimulator.Answers;

/// <summary>A whole answer before it meets the wire: one frame for JSON, one per event for a stream.</summary>
internal sealed record Answer(int Status, string ContentType, IReadOnlyList<ReadOnlyMemory<byte>> Frames)
{
    public bool IsStream { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The frame a broken stream shows when it reports its own failure.</summary>
    public ReadOnlyMemory<byte> InBandError { get; init; }

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
