using System.Data.Common;
using Maru.Chain;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Adapters;

/// <summary>Writes notes in batches, in transactions of their own.</summary>
internal sealed class NoteWriter(Db db, SqlChain chain, NoteQueue notes, AppendSignal signal, ILogger<NoteWriter> log) : BackgroundService
{
    private const int Batch = 500;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what waits.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        var drafts = new List<ChainRow>(Batch);
        while (notes.Waiting.TryRead(out var draft))
        {
            drafts.Add(draft);
            if (drafts.Count == Batch)
            {
                await WriteAsync(drafts, ct).ConfigureAwait(false);
                drafts.Clear();
            }
        }

        if (drafts.Count > 0)
        {
            await WriteAsync(drafts, ct).ConfigureAwait(false);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await notes.Waiting.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
        {
            await DrainAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(List<ChainRow> drafts, CancellationToken ct)
    {
        try
        {
            await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
            await chain.AppendAsync(tx, drafts, ct).ConfigureAwait(false);
            await tx.CommitAsync(ct).ConfigureAwait(false);
            signal.Add(drafts.Count);
        }
        catch (DbException e)
        {
            notes.Lose(drafts.Count);
            Log.NotesLost(log, e, drafts.Count);
        }
    }
}
