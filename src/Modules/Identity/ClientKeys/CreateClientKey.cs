using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Makes a client key for the caller; the secret is in the answer and nowhere else.</summary>
internal sealed class CreateClientKey(
    Change change, SqlAccountStore accounts, Standing standing, SqlClientKeyStore keys, Snapshot<ClientKeyTable> table, TimeProvider clock)
{
    public async Task<Outcome<NewClientKey>> RunAsync(
        CurrentUser user, string? name, IReadOnlyList<string?>? scopes, ClientKeyLimits? limits, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        var now = clock.Now();
        var terms = ClientKeyTerms.Check(name, scopes, limits, expiresAt, after: now);
        if (terms.Failed(out var invalid))
        {
            return invalid;
        }

        var secret = ClientKeySecret.New();
        var key = IssuedKey.New(Id.New(clock), user.Id, secret, terms.Value, now);
        return await change.RunAsync<NewClientKey>(
            async tx => await AddAsync(tx, user, key, ct) is { } refusal ? refusal : new NewClientKey(key, secret), ct);
    }

    private async Task<Failure?> AddAsync(Changing tx, CurrentUser user, IssuedKey key, CancellationToken ct)
    {
        // The account is locked because two creations at the same time would each count one key too few, and a key made while all keys are
        // being revoked would survive.
        if (!await accounts.TryHoldAsync(tx, user.Id, ct))
        {
            return IdentityFailures.NoSuchAccount;
        }

        if (await standing.RefuseAsync(tx, user, IdentityPermissions.UseClientKeys, ct) is { } over)
        {
            return over;
        }

        if (await keys.CountInForceAsync(tx, user.Id, ct) >= IssuedKey.MostPerOwner)
        {
            return IdentityFailures.TooManyClientKeys;
        }

        await keys.AddAsync(tx, key, ct);
        tx.Publish(new ClientKeyCreated(key.Id, key.OwnerId, user.Id, key.CreatedAt));
        tx.Record(new AuditEntry(AuditActions.Create, ClientKeyFacts.Resource, key.Id) { After = ClientKeyFacts.Of(key.Terms) });
        tx.Refresh(table);
        return null;
    }
}
