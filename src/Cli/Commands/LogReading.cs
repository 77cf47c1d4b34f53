using Maru.Chain;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary>Hands the lines of a log to the verifier, until the end or the first fault.</summary>
internal sealed class LogReading(ChainVerifier verifier, Invocation run)
{
    private const int SayEvery = 100_000;

    public ChainFault? Fault { get; private set; }

    /// <summary>Whether a line is none of a log's, or the first line, which says where the log stands, is not there.</summary>
    public bool IsBroken { get; private set; }

    public async Task ReadAsync(Stream stream)
    {
        ChainHead? head = null;
        await foreach (var text in ByteLines.ReadAsync(stream, run.Ct))
        {
            var line = ChainText.Read(text);
            head ??= line?.Head;
            IsBroken = line is null || head is null;
            Fault = IsBroken ? null : line!.Checkpoint is { } checkpoint ? verifier.Add(checkpoint) : line.Head is null ? verifier.Add(line) : null;
            if (IsBroken || Fault is not null)
            {
                return;
            }

            if (line!.RowId > 0 && verifier.Rows % SayEvery == 0)
            {
                run.Output.Note(Texts.LogSoFar, verifier.Rows);
            }
        }

        IsBroken = head is null;
        Fault = IsBroken ? null : verifier.End(head);
    }
}
