using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Makes a client key for oneself; the secret is in the answer and nowhere else.</summary>
internal sealed class CreateClientKey(
    Db db, IAccountStore accounts, Standing standing, IClientKeyStore keys, Outbox outbox, IAuditTrail audit,
    InForce inForce, TimeProvider clock)
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
        await using var tx = await db.BeginAsync(ct);

        // Two at once would both count one key too few, and one that comes as all keys are revoked would be left over.
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
        await outbox.PublishAsync(tx, new ClientKeyCreated(key.Id, key.OwnerId, user.Id, now), ct);
        var entry = new AuditEntry(AuditActions.Create, ClientKeyFacts.Resource, key.Id) { After = ClientKeyFacts.Of(key.Terms) };
        await audit.AppendAsync(tx, entry, ct);
        await inForce.CommitClientKeysAsync(tx, ct);
        return new NewClientKey(key, secret);
    }
}
