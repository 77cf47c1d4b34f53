using System.Data.Common;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.SigningIn;
using Maru.Modules.Identity.SigningKeys;
using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.Upkeep;

/// <summary>
/// Once a minute, and when the server stops: stores when client keys were last used, deletes expired rows, and rotates signing keys.
/// </summary>
internal sealed class UpkeepWorker(
    Db db, ClientKeyDoor used, SqlClientKeyStore keys, SqlSessionStore sessions, SqlAttemptStore attempts, RotateSigningKeys signing,
    IdentitySettings settings, TimeProvider clock, ILogger<UpkeepWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // Expired tokens are useless, but the server may still have to know that their session has ended.
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(2);

    private static readonly TimeSpan PlacesKept = TimeSpan.FromDays(90);

    public async Task RunOnceAsync(CancellationToken ct)
    {
        var uses = used.TakeUses();
        try
        {
            var now = clock.Now();
            await using var tx = await db.BeginAsync(ct);
            if (uses.Count > 0)
            {
                await keys.TouchAsync(tx, uses, ct);
            }

            await sessions.TidyAsync(tx, now - settings.RefreshGrace, now - KeptAfterExpiry, ct);
            await attempts.ForgetOlderAsync(tx, now - AttemptCount.Memory, now - PlacesKept, ct);
            await tx.CommitAsync(ct);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            used.PutBack(uses);
            throw;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Loop.LastAsync(TryOnceAsync, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryOnceAsync(stoppingToken);
        }
    }

    private async Task TryOnceAsync(CancellationToken ct)
    {
        try
        {
            await RunOnceAsync(ct);
            await signing.TendAsync(ct);
        }
        catch (Exception e) when (Loop.Outlives(e, ct))
        {
            Log.UpkeepFailed(log, e);
        }
    }
}
