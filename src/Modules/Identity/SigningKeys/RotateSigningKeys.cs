using Maru.Kernel;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>
/// Makes the next key the current one, and makes a new next key. The previous key verifies until the last token it signed has expired. Of
/// several nodes at the same time only one does this. In force on this node before it returns, on other nodes within a second.
/// </summary>
internal sealed class RotateSigningKeys(
    Change change, SqlSigningKeyStore store, KeyMint mint, Snapshot<AccessMap> map, IdentitySettings settings, TimeProvider clock,
    ILogger<RotateSigningKeys> log)
{
    /// <summary>Rotates now.</summary>
    public async Task<Outcome<Nothing>> RunAsync(CancellationToken ct)
    {
        if (!mint.IsLasting)
        {
            return IdentityFailures.SigningKeysLocked;
        }

        return await change.RunAsync<Nothing>(
            async tx => await RotateAsync(tx, await store.ListAsync(tx, ct), ct) ? default(Nothing) : RequestFailures.VersionConflict, ct);
    }

    /// <summary>Rotates when it is time, makes a next key when there is none, and drops keys whose tokens have all expired.</summary>
    public async Task TendAsync(CancellationToken ct)
    {
        if (mint.IsLasting)
        {
            await change.RunAsync(tx => TendAsync(tx, ct), ct);
        }
    }

    private async Task<Outcome<Nothing>> TendAsync(Changing tx, CancellationToken ct)
    {
        var now = clock.Now();
        var keys = await store.ListAsync(tx, ct);
        var over = keys.Where(k => k.State == SigningKeyState.Previous && k.RetiredAt + Overlap < now).ToList();
        foreach (var key in over)
        {
            await store.RemoveAsync(tx, key.Id, ct);
        }

        var due = keys.Any(k => k.State == SigningKeyState.Current && (k.ActivatedAt ?? k.CreatedAt) + settings.SigningKeyLifetime <= now);
        var changed = due ? await RotateAsync(tx, keys, ct)
            : keys.All(k => k.State != SigningKeyState.Next) && await store.TryAddAsync(tx, mint.New(SigningKeyState.Next), ct);

        // If another node was first, this rotation is rolled back completely.
        if (!changed && (due || over.Count == 0))
        {
            return tx.Drop(default(Nothing));
        }

        if (!due)
        {
            tx.Unrecorded("Neither the key that waits nor one whose tokens have expired signs; which one does is recorded.");
        }

        tx.Refresh(map);
        return default(Nothing);
    }

    // The lifetime of a token signed at the last moment, by a node that learnt of the rotation last, and read by a node whose clock is
    // behind.
    private TimeSpan Overlap => settings.AccessLifetime + (2 * AccessTokenForm.Skew) + TimeSpan.FromMinutes(1);

    private async Task<bool> RotateAsync(Changing tx, IReadOnlyList<SigningKey> keys, CancellationToken ct)
    {
        var now = clock.Now();
        if (keys.FirstOrDefault(k => k.State == SigningKeyState.Current) is { } current
            && !await store.TryRetireAsync(tx, current.Id, now, ct))
        {
            return false;
        }

        var signing = await NextAsync(tx, keys.FirstOrDefault(k => k.State == SigningKeyState.Next), now, ct);
        if (signing is null || !await store.TryAddAsync(tx, mint.New(SigningKeyState.Next), ct))
        {
            return false;
        }

        tx.Record(new AuditEntry(AuditActions.Execute, "identity.signing_keys", signing));
        tx.Refresh(map);
        tx.Afterwards(() => Log.SigningKeyRotated(log, signing));
        return true;
    }

    // A next key that cannot be opened, for example after a change of the encryption key, is useless.
    private async Task<string?> NextAsync(Tx tx, SigningKey? next, DateTimeOffset now, CancellationToken ct)
    {
        if (next is not null && mint.Open(next) is not null)
        {
            return await store.TryActivateAsync(tx, next.Id, now, ct) ? next.Id : null;
        }

        if (next is not null)
        {
            await store.RemoveAsync(tx, next.Id, ct);
        }

        var made = mint.New(SigningKeyState.Current);
        return await store.TryAddAsync(tx, made, ct) ? made.Id : null;
    }
}
