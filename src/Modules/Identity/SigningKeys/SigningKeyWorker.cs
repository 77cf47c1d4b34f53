using Maru.Kernel;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>
/// Makes sure before the server listens that there is a signing key: the stored one, or a new one. If the vault is locked, or its key
/// exists only as long as the process, this process gets its own key, so that people can still sign in.
/// </summary>
internal sealed class SigningKeyWorker(
    Db db, KeyMint mint, SqlSigningKeyStore store, AccessKeys keys, Snapshot<AccessMap> map, TimeProvider clock, ILogger<SigningKeyWorker> log)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (mint.IsLasting)
        {
            await EnsureStoredAsync(cancellationToken);
        }
        else
        {
            keys.UseOwn(EcKey.Generate(Id.New(clock)));
            Log.SigningKeyOfProcess(log);
        }

        await map.RefreshAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EnsureStoredAsync(CancellationToken ct)
    {
        while (true)
        {
            await using var tx = await db.BeginAsync(ct);
            var all = await store.ListAsync(tx, ct);
            if (all.FirstOrDefault(k => k.State == SigningKeyState.Current) is { } current)
            {
                if (mint.Open(current) is not null)
                {
                    return;
                }

                await store.TryRetireAsync(tx, current.Id, clock.Now(), ct);
                Log.SigningKeyUnreadable(log, current.Id);
            }

            // False: another node made the key first. Then use that one.
            var made = mint.New(SigningKeyState.Current);
            if (await store.TryAddAsync(tx, made, ct))
            {
                await SnapshotVersion.BumpAsync(tx, AccessMap.Name, ct);
                await tx.CommitAsync(ct);
                Log.SigningKeyMade(log, made.Id);
                return;
            }
        }
    }
}
