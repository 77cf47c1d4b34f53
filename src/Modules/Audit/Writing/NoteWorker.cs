using System.Data.Common;
using Maru.Chain;
using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Writing;

/// <summary>
/// Writes notes in batches, in separate transactions. While the database is away they wait, as many as fit into the queue; when the server
/// stops they are tried once more.
/// </summary>
internal sealed class NoteWorker(
    Db db, SqlChain chain, NoteQueue notes, AppendSignal signal, TimeProvider clock, ILogger<NoteWorker> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly List<ChainRow> _batch = new(Batch);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Loop.LastAsync(DrainAsync, cancellationToken);
        while (Collect())
        {
            Lose(why: null);
        }
    }

    /// <summary>Writes the waiting notes, or drops them.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        while (Collect())
        {
            if (await TryWriteAsync(ct) is { } thrown)
            {
                Lose(thrown);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await notes.Waiting.WaitToReadAsync(stoppingToken))
        {
            var isTold = false;
            while (Collect())
            {
                var thrown = await TryWriteAsync(stoppingToken);
                if (thrown is DbException e && Db.MayPass(e))
                {
                    if (!isTold)
                    {
                        Log.NotesWait(log, thrown);
                    }

                    isTold = true;
                    await Task.Delay(Again, clock, stoppingToken);
                }
                else if (thrown is not null)
                {
                    Lose(thrown);
                }
            }
        }
    }

    private void Lose(Exception? why)
    {
        notes.Lose(_batch.Count);
        Log.NotesLost(log, why, _batch.Count);
        _batch.Clear();
    }

    private bool Collect()
    {
        while (_batch.Count < Batch && notes.Waiting.TryRead(out var draft))
        {
            _batch.Add(draft);
        }

        return _batch.Count > 0;
    }

    private async Task<Exception?> TryWriteAsync(CancellationToken ct)
    {
        try
        {
            await using var tx = await db.BeginAsync(ct);
            await chain.AppendAsync(tx, _batch, ct);
            await tx.CommitAsync(ct);
            signal.Add(_batch.Count);
            _batch.Clear();
            return null;
        }
        catch (Exception e) when (Loop.Outlives(e, ct))
        {
            return e;
        }
    }
}
