namespace Maru.StreamClient.Load;

/// <summary>What one reader of streams saw. Not thread safe.</summary>
internal sealed class StreamTimes
{
    /// <summary>From the request to the first byte of the answer's body.</summary>
    public Distribution FirstByte { get; } = new();

    /// <summary>From one event to the next; 0 for events that arrive together.</summary>
    public Distribution Gap { get; } = new();

    public int Whole { get; set; }

    /// <summary>Streams with another status than 200 or without the end mark.</summary>
    public int Broken { get; set; }

    public int Events { get; set; }

    public void Add(StreamTimes other)
    {
        FirstByte.Add(other.FirstByte);
        Gap.Add(other.Gap);
        Whole += other.Whole;
        Broken += other.Broken;
        Events += other.Events;
    }
}
