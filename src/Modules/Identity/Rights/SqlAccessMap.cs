using System.Collections.Frozen;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Scopes;
using Maru.Modules.Identity.SigningKeys;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Rights;

/// <summary>Reads the data needed to check a request. Never called twice at the same time.</summary>
internal sealed class SqlAccessMap(
    SqlSigningKeyStore signing, SqlRightsStore rights, KeyMint mint, IdentitySettings settings, TimeProvider clock)
{
    private VerifyingKeys _keys = VerifyingKeys.None;

    public async Task<AccessMap> LoadAsync(Statements sql, CancellationToken ct)
    {
        var accounts = await sql.QueryAsync<AccountRow>("""
            SELECT id, username, role, locale, token_version, disabled_at, must_change_password, data_scope FROM identity_account
            """, ct: ct);
        var ended = await sql.QueryAsync<string>(
            "SELECT DISTINCT family_id FROM identity_session WHERE revoked_at >= @since", new { since = OldestOfInterest() }, ct);
        _keys = Read(await signing.ListAsync(sql, ct));
        return new AccessMap(
            accounts.Select(a => a.ToAccount()).ToFrozenDictionary(a => a.Id, StringComparer.Ordinal),
            ended.ToFrozenSet(StringComparer.Ordinal),
            _keys,
            await rights.ReadMatrixAsync(sql, ct),
            (await rights.ReadSignUpAsync(sql, ct)).Policy);
    }

    // Covers an access token issued just before the revocation and read by a node whose clock is behind.
    private DateTimeOffset OldestOfInterest() =>
        clock.Now() - settings.AccessLifetime - (2 * AccessTokenForm.Skew) - TimeSpan.FromMinutes(1);

    // A key that was read before is kept, because opening it costs time and its handles may be in use.
    private VerifyingKeys Read(IReadOnlyList<SigningKey> rows)
    {
        var current = rows.FirstOrDefault(r => r.State == SigningKeyState.Current);
        var opened = current is null ? null : _keys.Signing?.Id == current.Id ? _keys.Signing : mint.Open(current);
        return new VerifyingKeys(
            rows.ToFrozenDictionary(r => r.Id, r => _keys.ById.TryGetValue(r.Id, out var kept) ? kept : EcKey.FromPublic(r.Id, r.PublicKey), StringComparer.Ordinal),
            opened ?? _keys.Signing);
    }

    private sealed class AccountRow
    {
        public string Id { get; init; } = "";

        public string Username { get; init; } = "";

        public string Role { get; init; } = "";

        public string Locale { get; init; } = "";

        public long TokenVersion { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public bool MustChangePassword { get; init; }

        public string? DataScope { get; init; }

        public KnownAccount ToAccount()
        {
            var role = WireName<Role>.Parse(Role);
            var scope = role == Kernel.Access.Role.Admin ? Kernel.Access.DataScope.All
                : DataScope is { } text ? ScopeText.Read(text) : Kernel.Access.DataScope.Nothing;
            return new KnownAccount(Id, Username, role, Locale, TokenVersion, DisabledAt is not null, MustChangePassword, scope);
        }
    }
}
