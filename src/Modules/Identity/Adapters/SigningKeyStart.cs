using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;
using Maru.Platform.Secrets;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.Adapters;

/// <summary>
/// Chooses the signing key before the server listens: the stored one, or a new one. A vault that is locked, or whose key dies with the
/// process, gets a key of this process only, so that people can sign in all the same.
/// </summary>
internal sealed class SigningKeyStart(
    Db db, Vault vault, ISigningKeyStore store, AccessKeys keys, Snapshot<AccessMap> map, TimeProvider clock, ILogger<SigningKeyStart> log)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (vault.State == VaultState.Ok)
        {
            keys.Use(await StoredAsync(cancellationToken).ConfigureAwait(false));
        }
        else
        {
            keys.Use(EcKey.Generate(Id.New(clock)));
            Log.SigningKeyOfProcess(log);
        }

        await map.RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<EcKey> StoredAsync(CancellationToken ct)
    {
        while (true)
        {
            await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
            if (await store.FindCurrentAsync(tx, ct).ConfigureAwait(false) is { } current)
            {
                var opened = vault.Open(current.PrivateKeySealed);
                if (opened.Failure is null)
                {
                    return EcKey.FromPrivate(current.Id, opened.Value);
                }

                await store.RetireAsync(tx, current.Id, clock.Now(), ct).ConfigureAwait(false);
                Log.SigningKeyUnreadable(log, current.Id);
            }

            // Null: another node made the key first. Then take that one.
            if (await TryMakeAsync(tx, ct).ConfigureAwait(false) is { } made)
            {
                return made;
            }
        }
    }

    private async Task<EcKey?> TryMakeAsync(Tx tx, CancellationToken ct)
    {
        var key = EcKey.Generate(Id.New(clock));
        var row = new SigningKey
        {
            Id = key.Id,
            State = SigningKeyState.Current,
            PublicKey = key.ExportPublic(),
            PrivateKeySealed = vault.Seal(key.ExportPrivate()).Value,
            CreatedAt = clock.Now(),
        };
        if (!await store.TryAddAsync(tx, row, ct).ConfigureAwait(false))
        {
            return null;
        }

        await SnapshotVersion.BumpAsync(tx, AccessMap.Name, ct).ConfigureAwait(false);
        await tx.CommitAsync(ct).ConfigureAwait(false);
        Log.SigningKeyMade(log, key.Id);
        return key;
    }
}
