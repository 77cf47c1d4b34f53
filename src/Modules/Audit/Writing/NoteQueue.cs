using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Maru.Chain;
using Maru.Platform.Auditing;

namespace Maru.Modules.Audit.Writing;

/// <summary>The queue of notes, which may be lost, before they are written to the log. Thread safe; never waits.</summary>
internal sealed class NoteQueue
{
    private const int Most = 10_000;

    private readonly Channel<ChainRow> _waiting = Channel.CreateBounded<ChainRow>(new BoundedChannelOptions(Most) { SingleReader = true });
    private readonly Counter<long> _lost;

    public NoteQueue(IMeterFactory meters) => _lost = meters.Create(AuditGaps.MeterName).CreateCounter<long>(
        "maru.audit.notes_lost", "{entry}", "Reads and refused attempts that could not be written to the audit log.");

    public ChannelReader<ChainRow> Waiting => _waiting.Reader;

    public void TryAdd(ChainRow draft)
    {
        if (!_waiting.Writer.TryWrite(draft))
        {
            Lose(1);
        }
    }

    public void Lose(int count) => _lost.Add(count);
}
