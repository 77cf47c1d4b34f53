using System.Collections.Frozen;
using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Platform.Sql;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Identity.Adapters;

/// <summary>Reads what it takes to judge access tokens. Never called twice at once.</summary>
internal sealed class SqlAccessMap(IOptions<IdentitySettings> settings, TimeProvider clock)
{
    private FrozenDictionary<string, EcKey> _keys = FrozenDictionary<string, EcKey>.Empty;

    public async Task<AccessMap> LoadAsync(Statements sql, CancellationToken ct)
    {
        var accounts = await sql.QueryAsync<AccountRow>(
            "SELECT id, username, role, locale, token_version, disabled_at FROM identity_account", ct: ct).ConfigureAwait(false);
        var ended = await sql.QueryAsync<string>(
            "SELECT DISTINCT family_id FROM identity_session WHERE revoked_at >= @since", new { since = OldestOfInterest() }, ct).ConfigureAwait(false);
        var keys = await sql.QueryAsync<KeyRow>("SELECT id, public_key FROM identity_signing_key", ct: ct).ConfigureAwait(false);
        _keys = keys.Select(Key).ToFrozenDictionary(k => k.Id, StringComparer.Ordinal);
        return new AccessMap(
            accounts.Select(a => a.ToAccount()).ToFrozenDictionary(a => a.Id, StringComparer.Ordinal),
            ended.ToFrozenSet(StringComparer.Ordinal),
            _keys);
    }

    // An access token issued at the last moment before the revocation, read by a node whose clock is behind.
    private DateTimeOffset OldestOfInterest() => clock.Now() - settings.Value.AccessLifetime - (2 * AccessTokenForm.Skew) - TimeSpan.FromMinutes(1);

    private EcKey Key(KeyRow row) => _keys.TryGetValue(row.Id, out var kept) ? kept : EcKey.FromPublic(row.Id, row.PublicKey);

    private sealed class AccountRow
    {
        public string Id { get; init; } = "";

        public string Username { get; init; } = "";

        public string Role { get; init; } = "";

        public string Locale { get; init; } = "";

        public long TokenVersion { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public KnownAccount ToAccount() => new(Id, Username, WireName<Role>.Parse(Role), Locale, TokenVersion, DisabledAt is not null);
    }

    private sealed class KeyRow
    {
        public string Id { get; init; } = "";

        public string PublicKey { get; init; } = "";
    }
}
