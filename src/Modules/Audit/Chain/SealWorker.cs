using Maru.Modules.Audit.Verifying;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Loops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Chain;

/// <summary>
/// Makes a checkpoint whenever a range is full, and for the remaining entries every minute and when the server stops; then verifies the
/// new entries.
/// </summary>
internal sealed class SealWorker(
    SealEntries seal, CopyCheckpoints copy, FollowChain follow, AppendSignal signal, AuditSettings settings, ILogger<SealWorker> log)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Loop.LastAsync(ct => TryAsync(alsoFewer: true, ct), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var full = await signal.WaitAsync(settings.SealEvery, stoppingToken);
            await TryAsync(alsoFewer: !full, stoppingToken);
        }
    }

    private async Task TryAsync(bool alsoFewer, CancellationToken ct)
    {
        try
        {
            await seal.RunAsync(alsoFewer, ct);
            await copy.RunAsync(ct);
            await follow.RunAsync(ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.AnchorFailed(log, e);
        }
        catch (Exception e) when (Loop.Outlives(e, ct))
        {
            Log.SealingFailed(log, e);
        }
    }
}
