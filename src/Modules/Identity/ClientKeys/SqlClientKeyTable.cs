using System.Collections.Frozen;
using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>
/// Reads the client keys in force: those of accounts that are not disabled, need not choose a password first, and may use client keys. An
/// unchanged key keeps its instance. Never called twice at the same time.
/// </summary>
internal sealed class SqlClientKeyTable(SqlRightsStore rights)
{
    private ClientKeyTable _last = new(FrozenDictionary<KeyHash, ClientKeyTable.Entry>.Empty);

    public async Task<ClientKeyTable> LoadAsync(Statements sql, CancellationToken ct)
    {
        var least = (await rights.ReadMatrixAsync(sql, ct)).MinimumRole(IdentityPermissions.UseClientKeys);
        var rows = await sql.QueryAsync<ClientKeyRow>("""
            SELECT k.id, k.owner_id, k.name, k.secret_hash, k.scopes, k.requests_per_minute, k.tokens_per_minute, k.cost_per_month_micros,
                k.expires_at, k.version, a.role AS owner_role
            FROM identity_client_key AS k JOIN identity_account AS a ON a.id = k.owner_id
            WHERE k.revoked_at IS NULL AND a.disabled_at IS NULL AND NOT a.must_change_password
            """, ct: ct);
        _last = new ClientKeyTable(rows.Where(r => WireName<Role>.Parse(r.OwnerRole) >= least).Select(Entry).ToFrozenDictionary(e => e.Hash, e => e.Entry));
        return _last;
    }

    private (KeyHash Hash, ClientKeyTable.Entry Entry) Entry(ClientKeyRow row)
    {
        var hash = KeyHash.Of(Convert.FromHexString(row.SecretHash));
        return _last.Keys.TryGetValue(hash, out var kept) && kept.Version == row.Version
            ? (hash, kept)
            : (hash, new ClientKeyTable.Entry(Read(row), row.Version));
    }

    private static ClientKey Read(ClientKeyRow row) =>
        new(row.Id, row.OwnerId, row.Name, row.ScopeList.ToFrozenSet(StringComparer.Ordinal), row.ExpiresAt, row.Limits);
}
