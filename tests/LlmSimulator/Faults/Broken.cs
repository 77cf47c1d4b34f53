using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Faults;

/// <summary>Turns the frames of a good answer into what a broken vendor would send.</summary>
internal static class Broken
{
    public static Answer Html { get; } = new(
        StatusCodes.Status502BadGateway,
        "text/html; charset=utf-8",
        ["<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>simulator</body></html>"u8.ToArray()]);

    public static IReadOnlyList<ReadOnlyMemory<byte>> Frames(Answer answer, FaultKind fault) => fault switch
    {
        FaultKind.Empty => [],
        FaultKind.Cut => Cut(answer),
        FaultKind.NoEnd => answer.IsStream ? FirstHalf(answer) : answer.Frames,
        FaultKind.InBand => answer.IsStream ? [.. FirstHalf(answer), answer.InBandError] : answer.Frames,
        FaultKind.Garbage => answer.IsStream ? GarbageStream(answer) : ["<<< this is not JSON >>> {\"choices\":[{\"mess"u8.ToArray()],
        _ => answer.Frames,
    };

    // Half of the frames and a part of the next: a reader that waits for whole lines must notice too.
    private static List<ReadOnlyMemory<byte>> Cut(Answer answer)
    {
        if (!answer.IsStream)
        {
            return [answer.Frames[0][..(answer.Frames[0].Length / 2)]];
        }

        var kept = FirstHalf(answer);
        var next = answer.Frames[Math.Min(kept.Count, answer.Frames.Count - 1)];
        return [.. kept, next[..(next.Length / 2)]];
    }

    private static List<ReadOnlyMemory<byte>> FirstHalf(Answer answer) =>
        [.. answer.Frames.Take(Math.Max(1, answer.Frames.Count / 2))];

    private static List<ReadOnlyMemory<byte>> GarbageStream(Answer answer) =>
    [
        answer.Frames[0],
        "data: {\"id\":\"chatcmpl-broken\",\"choices\":[{\"del\n\n"u8.ToArray(),
        "dota: nobody knows this field\n\n"u8.ToArray(),
        new byte[] { 0x64, 0x61, 0x74, 0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x00, 0xC3, 0x0A, 0x0A },
        "data: <<< this is not JSON >>>\n\n"u8.ToArray(),
    ];
}
